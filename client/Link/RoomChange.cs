using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>What one frame changed.</summary>
/// <param name="Before">The view until now.</param>
/// <param name="After">The view from now on.</param>
/// <param name="Happened">The events in between, in order.</param>
/// <param name="Replaced">Whether the room was read anew: the events do not lead from before to after.</param>
public sealed record RoomChange(RoomView Before, RoomView After, IReadOnlyList<Event> Happened, bool Replaced)
{
    /// <summary>Whether elephants were moved, and nothing else in the room is another thing.</summary>
    public bool IsOnlyMoves =>
        !Replaced && Happened.Count > 0 && Happened.All(happened => happened.FactCase == Event.FactOneofCase.Moved);

    /// <summary>Whether the room is another one by more than where elephants stand. A guess counts, whatever it changes.</summary>
    public bool IsMoreThanMoves => !IsOnlyMoves && Before.Room != After.Room;
}
