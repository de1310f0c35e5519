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
        switch (happened.FactCase)
        {
            case Event.FactOneofCase.SetAside:
                Hide(texts, before, happened.SetAside.Elephant);
                break;
            case Event.FactOneofCase.Withdrawn:
                Hide(texts, before, happened.Withdrawn.Elephant);
                break;
            case Event.FactOneofCase.Erased:
                Hide(texts, before, happened.Erased.Elephant);
                break;
            case Event.FactOneofCase.KickedOut:
                if (before.Elephants.TryGetValue(happened.KickedOut.Elephant, out var out_))
                {
                    texts.Remove(out_.Decision);
                }
                break;
            case Event.FactOneofCase.HatPoured:
                foreach (var rewording in happened.HatPoured.Rewordings)
                {
                    if (before.Elephants.TryGetValue(rewording.Elephant, out var reworded))
                    {
                        texts.Remove(reworded.Wording);
                    }
                }
                break;
            default:
                break;
        }
    }

    private static void Hide(ImmutableDictionary<WordingId, string>.Builder texts, Room room, ulong id)
    {
        if (room.Elephants.TryGetValue(id, out var elephant))
        {
            texts.Remove(elephant.Wording);
            texts.Remove(elephant.Decision);
        }
    }
}
