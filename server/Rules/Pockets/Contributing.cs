using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Counts the pockets with something in the hat, both for the size that is shown and for the minimum of a pour.</summary>
public static class Contributing
{
    /// <summary>Returns the number of pockets that would contribute to a pour, capped at <paramref name="max"/>.</summary>
    public static int Count(Room room, PrivateState privateState, int max)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(privateState);
        return privateState
            .RoundOf(room.Round)
            .Pockets.Values.Where(pocket => pocket.Items.Values.Any(item => Contributes(room, item)))
            .Take(max)
            .Count();
    }

    internal static bool Contributes(Room room, PocketItem item) => ItemKinds.Of(item).Contributes(room, item);
}
