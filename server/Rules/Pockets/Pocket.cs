using System.Collections.Immutable;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Pockets;

/// <summary>What one person keeps in one round. Nothing in it tells whose it is, but in a hat of a named room.</summary>
/// <param name="Counter">Of the last command that was kept.</param>
/// <param name="Content">Of that command, hashed.</param>
/// <param name="Owner">Participant, in a hat of a named room; else 0.</param>
public sealed record Pocket(uint Counter, Digest Content, uint Owner)
{
    public static readonly Pocket Empty = new(0, default, 0);

    /// <summary>By slot, from 1 on. The messages are never changed.</summary>
    public ImmutableSortedDictionary<byte, PocketItem> Items { get; init; } =
        ImmutableSortedDictionary<byte, PocketItem>.Empty;

    public override string ToString() => "pocket";

    /// <summary>The slot of the item with this key; 0 when there is none.</summary>
    public byte SlotOf(ByteString key) => Items.FirstOrDefault(pair => pair.Value.Key == key).Key;
}
