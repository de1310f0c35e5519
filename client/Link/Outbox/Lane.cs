using System.Security.Cryptography;

namespace ElephantBoard.Link.Outbox;

/// <summary>A random number space for command ids, so that no two clients use the same ids.</summary>
internal static class Lane
{
    public static ulong New() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
