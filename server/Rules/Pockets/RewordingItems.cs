using System.Buffers.Binary;
using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Rewordings: new texts that wait in the hat, each for one of its author's elephants.</summary>
internal sealed class RewordingItems : HatKind
{
    public override string TextOf(PocketItem item) => item.Rewording.Text;

    public override ulong ElephantOf(PocketItem item) => item.Rewording.Elephant;

    public override bool Contributes(Room room, PocketItem item) =>
        room.Elephants.TryGetValue(item.Rewording.Elephant, out var elephant)
        && elephant is { Withdrawn: false, Erased: false }
        && IsCurrent(elephant, item.Rewording);

    public override Refusal? Check(Put put, PocketItem item, out PocketItem kept)
    {
        kept = item;
        var rewording = item.Rewording;
        if (!IsKeyOf(item.Key.Span, rewording.Elephant))
        {
            return Refusals.Malformed("key");
        }
        if (
            Elephants.FindOwn(put.Room, put.Hidden, rewording.Elephant, put.OwnerKey.Span, out var elephant) is
            { } refusal
        )
        {
            return refusal;
        }
        if (elephant.Withdrawn)
        {
            return Refusals.Create(RefusalCode.Hidden);
        }
        if (!IsCurrent(elephant, rewording))
        {
            return Refusals.Create(RefusalCode.Reworded);
        }
        if (NormalText.Paragraph(rewording.Text, put.Envelope.Limits.Text, out var text) is { } unreadable)
        {
            return unreadable;
        }
        // Otherwise three rewordings that change nothing could make up the three pockets.
        if (text == put.Envelope.TextOf(elephant.Wording))
        {
            return Refusals.Create(RefusalCode.SameWording);
        }
        kept = new PocketItem
        {
            Rewording = new RewordingItem
            {
                Elephant = elephant.Id,
                Text = text,
                Instead = elephant.Wording.ToByteString(),
            },
        };
        return null;
    }

    public override void Pour(Pour pour, PocketItem item, uint owner)
    {
        var elephant = pour.Room.Elephants[item.Rewording.Elephant];
        if (!pour.IsFirst(elephant.Id))
        {
            return;
        }
        var wording = pour.Keep(item.Rewording.Text);
        pour.Erase(elephant.Wording);
        pour.Event.Rewordings.Add(new Rewording { Elephant = elephant.Id, Wording = wording.ToByteString() });
    }

    private static bool IsCurrent(Elephant elephant, RewordingItem rewording) =>
        elephant.Wording.ToByteString() == rewording.Instead;

    private static bool IsKeyOf(ReadOnlySpan<byte> key, ulong elephant) =>
        key.Length == sizeof(ulong) && BinaryPrimitives.ReadUInt64BigEndian(key) == elephant;
}
