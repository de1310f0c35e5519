using System.Collections.Immutable;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>Which texts a client keeps: those that may be seen and prove their id, and no other.</summary>
internal static class SeenWordings
{
    public static bool IsProved(Wording wording) =>
        wording.Id.Length == WordingId.Size
        && WordingId.Of(wording.Salt.Span, wording.Text) == WordingId.From(wording.Id);

    /// <summary>The texts without those that an event took out of sight.</summary>
    /// <param name="before">The room before the event.</param>
    public static void Drop(ImmutableDictionary<WordingId, string>.Builder texts, Room before, Event happened)
    {
        foreach (var wording in Sight.Hidden(before, happened))
        {
            texts.Remove(wording);
        }
    }
}
