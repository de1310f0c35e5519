using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Which wordings a reader in the room may see. The one place that decides it: frames, checkpoints, replay and
/// exports ask here, at the moment of sending.</summary>
public static class Sight
{
    /// <summary>Every wording that may be seen in the room, in no order.</summary>
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

    /// <summary>The wordings that a reader of <paramref name="happened"/> needs and may see now. An earlier wording of a
    /// reworded elephant, and an earlier decision, are seen by nobody any more.</summary>
    /// <param name="now">The room at its head.</param>
    public static IEnumerable<WordingId> Wordings(Room now, Event happened)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(happened);
        switch (happened.FactCase)
        {
            case Event.FactOneofCase.Joined:
                yield return WordingId.From(happened.Joined.Name);
                break;
            case Event.FactOneofCase.HatPoured:
                foreach (var poured in happened.HatPoured.Elephants)
                {
                    if (IsCurrent(now, poured.Elephant, WordingId.From(poured.Wording)))
                    {
                        yield return WordingId.From(poured.Wording);
                    }
                }
                foreach (var rewording in happened.HatPoured.Rewordings)
                {
                    if (IsCurrent(now, rewording.Elephant, WordingId.From(rewording.Wording)))
                    {
                        yield return WordingId.From(rewording.Wording);
                    }
                }
                break;
            case Event.FactOneofCase.PutDown:
                if (IsCurrent(now, happened.PutDown.Elephant, WordingId.From(happened.PutDown.Wording)))
                {
                    yield return WordingId.From(happened.PutDown.Wording);
                }
                break;
            case Event.FactOneofCase.KickedOut:
                var decision = WordingId.From(happened.KickedOut.Decision);
                if (Shown(now, happened.KickedOut.Elephant) is { } out_ && out_.Decision == decision)
                {
                    yield return decision;
                }
                break;
            case Event.FactOneofCase.PutBack:
                if (Shown(now, happened.PutBack.Elephant) is { } back)
                {
                    yield return back.Wording;
                    if (!back.Decision.IsNone)
                    {
                        yield return back.Decision;
                    }
                }
                break;
            default:
                break;
        }
    }

    private static Elephant? Shown(Room now, ulong id) =>
        now.Elephants.TryGetValue(id, out var elephant) && elephant.IsShown ? elephant : null;

    private static bool IsCurrent(Room now, ulong id, WordingId wording) =>
        Shown(now, id) is { } elephant && elephant.Wording == wording;
}
