using System.Security.Cryptography;
using ElephantBoard.Rules;

namespace ElephantBoard.Host.Keys;

/// <summary>Provides the randomness of rooms. Tests replace it to repeat a session bit for bit.</summary>
internal interface ISeeds
{
    /// <summary>Returns 32 fresh bytes.</summary>
    byte[] Next();
}

/// <summary>Uses the operating system's cryptographic source.</summary>
internal sealed class SystemSeeds : ISeeds
{
    public byte[] Next() => RandomNumberGenerator.GetBytes(Digest.Size);
}
