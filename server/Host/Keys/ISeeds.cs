using System.Security.Cryptography;
using ElephantBoard.Rules;

namespace ElephantBoard.Host.Keys;

/// <summary>Where rooms get their randomness from. A seam, so that a session can be repeated bit for bit.</summary>
internal interface ISeeds
{
    /// <summary>32 fresh bytes.</summary>
    byte[] Next();
}

/// <summary>The operating system's cryptographic source.</summary>
internal sealed class SystemSeeds : ISeeds
{
    public byte[] Next() => RandomNumberGenerator.GetBytes(Digest.Size);
}
