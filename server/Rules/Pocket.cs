using System.Collections.Immutable;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>What one person keeps in one round. Nothing in it tells whose it is, but in a named room.</summary>
/// <param name="Counter">Of the last command that was kept.</param>
/// <param name="Content">Of that command, hashed.</param>
/// <param name="Owner">Participant, in a named room; 0 in an anonymous one.</param>
public sealed record Pocket(uint Counter, Digest Content, uint Owner)
{
    public static readonly Pocket Empty = new(0, default, 0);

    public ImmutableSortedDictionary<byte, Slip> Slips { get; init; } = ImmutableSortedDictionary<byte, Slip>.Empty;
}

/// <summary>One thing in a pocket: a draft of an elephant, or a new wording for one. Exactly one of the two.</summary>
/// <remarks>Its messages are never changed.</remarks>
public sealed record Slip(KeepDraft? Draft, KeepRewording? Rewording);
