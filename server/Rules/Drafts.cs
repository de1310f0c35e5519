using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules;

/// <summary>What every elephant must have before it is one.</summary>
internal static class Drafts
{
    private const uint AllHurts = 7;

    /// <summary>Null when everything but the text is as it must be.</summary>
    public static Refusal? Check(Room room, ByteString draft, uint hurts, Between? between, ByteString tag)
    {
        if (draft.Length != Secrets.DraftSize || room.Elephants.ContainsKey(Secrets.ElephantOf(draft.Span)))
        {
            return Refuse.Malformed("draft");
        }
        if (hurts > AllHurts)
        {
            return Refuse.Malformed("hurts");
        }
        if (tag.Length != Secrets.Size)
        {
            return Refuse.Malformed("tag");
        }
        return between is null || IsSaid(between, room.Departments.Length) ? null : Refuse.Malformed("between");
    }

    private static bool IsSaid(Between between, int departments) =>
        between.Departments.Count <= (between.Everyone ? 0 : 2)
        && between.Departments.All(department => department >= 1 && department <= departments)
        && (between.Departments.Count < 2 || between.Departments[0] < between.Departments[1]);
}
