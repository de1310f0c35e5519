using System.Security.Cryptography;

namespace ElephantBoard.Link;

/// <summary>What ids of commands are numbered in: random, so that no two clients have the same.</summary>
internal static class Lane
{
    public static ulong New() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
