using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Drafts: elephants that wait in the hat.</summary>
internal sealed class DraftItems : HatKind
{
    private const uint AllHurts = 7;

    public override bool Lands => true;

    public override string TextOf(PocketItem item) => item.Draft.Text;

    public override ulong ElephantOf(PocketItem item) => Secrets.ElephantOf(item.Key.Span);

    public override bool Contributes(Room room, PocketItem item) => !room.Elephants.ContainsKey(ElephantOf(item));

    public override Refusal? Check(Put put, PocketItem item, out PocketItem kept)
    {
        kept = item;
        var draft = item.Draft;
        if (Check(put.Room, "key", item.Key, draft.Hurts, draft.Between, draft.Tag) is { } malformed)
        {
            return malformed;
        }
        if (NormalText.Paragraph(draft.Text, put.Envelope.Limits.Text, out var text) is { } unreadable)
        {
            return unreadable;
        }
        if (put.IsNew && IsFull(put.Room, put.Hidden, put.Envelope.Limits))
        {
            return Refusals.Limit(RefusalCode.TooManyElephants, put.Envelope.Limits.Elephants);
        }
        kept = new PocketItem
        {
            Draft = new DraftItem
            {
                Text = text,
                Hurts = draft.Hurts,
                Between = Standing.From(draft.Between).ToBetween(),
                Tag = draft.Tag,
            },
        };
        return null;
    }

    public override void Pour(Pour pour, PocketItem item, uint owner)
    {
        var (draft, id) = (item.Draft, ElephantOf(item));
        var (x, y) = pour.NextPlace();
        if (!pour.IsFirst(id))
        {
            return;
        }
        pour.Event.Elephants.Add(
            new PouredElephant
            {
                Elephant = id,
                Wording = pour.Keep(draft.Text).ToByteString(),
                Hurts = draft.Hurts,
                Between = draft.Between,
                X = x,
                Y = y,
                Colour = (uint)pour.Entropy.Next(Scatter.Colours) + 1,
                Author = owner,
            }
        );
        pour.Tag(id, draft.Tag.Span);
    }

    /// <summary>Returns null if everything except the text is valid.</summary>
    /// <param name="name">Name of the field with the draft's id.</param>
    public static Refusal? Check(Room room, string name, ByteString draft, uint hurts, Between? between, ByteString tag)
    {
        if (draft.Length != Secrets.DraftSize || room.Elephants.ContainsKey(Secrets.ElephantOf(draft.Span)))
        {
            return Refusals.Malformed(name);
        }
        if (hurts > AllHurts)
        {
            return Refusals.Malformed("hurts");
        }
        if (tag.Length != Secrets.Size)
        {
            return Refusals.Malformed("tag");
        }
        return between is null || IsSaid(between, room.Departments.Length) ? null : Refusals.Malformed("between");
    }

    /// <summary>Returns whether the room is full of elephants, including those in the hat.</summary>
    public static bool IsFull(Room room, PrivateState privateState, Limits limits) =>
        room.Elephants.Count + privateState.RoundOf(room.Round).Items >= limits.Elephants;

    private static bool IsSaid(Between between, int departments) =>
        between.Departments.Count <= (between.Everyone ? 0 : 2)
        && between.Departments.All(department => department >= 1 && department <= departments)
        && (between.Departments.Count < 2 || between.Departments[0] < between.Departments[1]);
}
