using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Which pockets have something in the hat. The one count, for the size that is shown and for the least that is poured.</summary>
public static class Contributing
{
    /// <summary>Number of pockets of the hat of which something would come out now, capped at <paramref name="most"/>.</summary>
    public static int Count(Room room, PrivateState hidden, int most)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(hidden);
        return hidden
            .RoundOf(room.Round)
            .Pockets.Values.Where(pocket => pocket.Items.Values.Any(item => Contributes(room, item)))
            .Take(most)
            .Count();
    }

    internal static bool Contributes(Room room, PocketItem item) => ItemKinds.Of(item).Contributes(room, item);
}
