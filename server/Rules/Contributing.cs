using ElephantBoard.Timeline;

namespace ElephantBoard.Rules;

/// <summary>Which pockets have something in the hat. The one count, for the size that is shown and for the least that is poured.</summary>
public static class Contributing
{
    /// <summary>Pockets of which something would come out now; as many as <paramref name="most"/> are counted.</summary>
    public static int Count(Room room, PrivateState hidden, int most)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(hidden);
        return hidden
            .Pockets.Values.Where(pocket => pocket.Slips.Values.Any(slip => ComesOut(room, slip)))
            .Take(most)
            .Count();
    }

    /// <summary>A pocket of which nothing comes out hides nobody, so it does not count.</summary>
    internal static bool ComesOut(Room room, Slip slip) =>
        slip.Draft is not null
            ? !room.Elephants.ContainsKey(ElephantOf(slip))
            : room.Elephants.TryGetValue(ElephantOf(slip), out var elephant)
                && elephant is { Withdrawn: false, Erased: false };

    internal static ulong ElephantOf(Slip slip) =>
        slip.Draft is { } draft ? Secrets.ElephantOf(draft.Draft.Span) : slip.Rewording!.Elephant;
}
