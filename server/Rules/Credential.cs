using System.Collections.Immutable;

namespace ElephantBoard.Rules;

/// <summary>A participant's credential, and the open rounds in which they took their pocket.</summary>
/// <param name="Secret">SHA-256 of the token's secret.</param>
public sealed record Credential(Digest Secret)
{
    /// <summary>SHA-256 of the secret of the device that had the seat before; default if there was none.</summary>
    public Digest Former { get; init; }

    public ImmutableArray<ulong> Taken { get; init; } = [];
}
