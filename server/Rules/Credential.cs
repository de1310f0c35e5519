using System.Collections.Immutable;

namespace ElephantBoard.Rules;

/// <summary>How a participant proves who they are, and in which open rounds they took their pocket.</summary>
/// <param name="Secret">SHA-256 of the token's secret.</param>
public sealed record Credential(Digest Secret)
{
    public ImmutableArray<ulong> Taken { get; init; } = [];
}
