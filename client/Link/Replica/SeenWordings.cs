using System.Collections.Immutable;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Replica;

/// <summary>Selects the texts that a client stores: those that may be shown and match their id.</summary>
internal static class SeenWordings
{
    public static bool IsProved(Wording wording) =>
        wording.Id.Length == WordingId.Size
        && WordingId.Of(wording.Salt.Span, wording.Text) == WordingId.From(wording.Id);

    /// <summary>Returns the texts without those that an event hides.</summary>
    /// <param name="before">The room before the event.</param>
    public static void Drop(ImmutableDictionary<WordingId, string>.Builder texts, Room before, Event evt)
    {
        foreach (var wording in WordingVisibility.Hidden(before, evt))
        {
            texts.Remove(wording);
        }
    }
}
