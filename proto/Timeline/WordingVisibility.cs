using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Decides which wordings a reader in the room may see. Frames, checkpoints, replay, and
/// exports ask it at the moment of sending, and nothing else decides it.</summary>
public static class WordingVisibility
{
    /// <summary>Returns every wording that may be shown in the room, in no order.</summary>
    public static IEnumerable<WordingId> Wordings(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        foreach (var (_, participant) in room.Participants)
        {
            yield return participant.Name;
        }
        foreach (var (_, elephant) in room.Elephants)
        {
            if (!elephant.IsShown)
            {
                continue;
            }
            yield return elephant.Wording;
            if (!elephant.Decision.IsNone)
            {
                yield return elephant.Decision;
            }
        }
    }

    /// <summary>Returns the wordings that a reader of <paramref name="evt"/> needs and may see now. An earlier wording of a
    /// reworded elephant, and an earlier decision, are not shown to anyone.</summary>
    /// <param name="now">The room at its head.</param>
    public static IEnumerable<WordingId> Wordings(Room now, Event evt)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(evt);
        return from part in EventText.Of(evt)
            where part.ElephantIn(now) is not { IsShown: false }
            from kind in part.Visibility.Shows
            let text = part.In(now, kind)
            where !text.IsNone && (part.Brought(kind) ?? text) == text
            select text;
    }

    /// <summary>Returns the wordings that an event hides, permanently or until another event shows them again.</summary>
    /// <param name="before">The room before the event.</param>
    public static IEnumerable<WordingId> Hidden(Room before, Event evt)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(evt);
        return from part in EventText.Of(evt)
            from kind in part.Visibility.Hides
            let text = part.In(before, kind)
            where !text.IsNone
            select text;
    }
}
