using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>Counts the pockets with something in the hat, both for the size that is shown and for the minimum of a pour, and those with an answer.</summary>
public static class Contributing
{
    /// <summary>Returns the number of pockets that would contribute to a pour, capped at <paramref name="max"/>.</summary>
    public static int Count(Room room, PrivateState privateState, int max)
    {
        ArgumentNullException.ThrowIfNull(room);
        return Count(room, privateState, room.Round, max);
    }

    /// <summary>Returns the number of pockets with a finished answer to the open question; 0 when none is open.</summary>
    public static int CountAnswers(Room room, PrivateState privateState)
    {
        ArgumentNullException.ThrowIfNull(room);
        return room.OpenQuestion is { } question ? Count(room, privateState, question.Round, int.MaxValue) : 0;
    }

    private static int Count(Room room, PrivateState privateState, ulong round, int max)
    {
        ArgumentNullException.ThrowIfNull(privateState);
        return privateState
            .RoundOf(round)
            .Pockets.Values.Where(pocket => pocket.Items.Values.Any(item => Contributes(room, item)))
            .Take(max)
            .Count();
    }

    internal static bool Contributes(Room room, PocketItem item) => ItemKinds.Of(item).Contributes(room, item);
}
