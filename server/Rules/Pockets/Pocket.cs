using System.Collections.Immutable;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Pockets;

/// <summary>One person's items in one round. It does not identify its owner, except in a hat of a named room.</summary>
/// <param name="Counter">Counter of the last accepted command.</param>
/// <param name="Content">Hash of that command's content.</param>
/// <param name="Owner">The participant, in a hat of a named room; otherwise 0.</param>
public sealed record Pocket(uint Counter, Digest Content, uint Owner)
{
    public static readonly Pocket Empty = new(0, default, 0);

    /// <summary>By slot, starting at 1. The messages are never changed.</summary>
    public ImmutableSortedDictionary<byte, PocketItem> Items { get; init; } =
        ImmutableSortedDictionary<byte, PocketItem>.Empty;

    public override string ToString() => "pocket";

    /// <summary>Returns the slot of the item with this key, or 0 when there is none.</summary>
    public byte SlotOf(ByteString key) => Items.FirstOrDefault(pair => pair.Value.Key == key).Key;
}
