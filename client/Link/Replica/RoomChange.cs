using ElephantBoard.V1;

namespace ElephantBoard.Link.Replica;

/// <summary>The changes of one frame.</summary>
/// <param name="Before">The view before.</param>
/// <param name="After">The view after.</param>
/// <param name="Events">The events in between, in order.</param>
/// <param name="Replaced">Whether the room was replaced, so that the events do not lead from before to after.</param>
public sealed record RoomChange(RoomView Before, RoomView After, IReadOnlyList<Event> Events, bool Replaced)
{
    /// <summary>Whether elephants moved and nothing else changed.</summary>
    public bool IsOnlyMoves =>
        !Replaced && Events.Count > 0 && Events.All(evt => evt.FactCase == Event.FactOneofCase.Moved);

    /// <summary>Whether more than the positions of elephants changed. An optimistic update always counts.</summary>
    public bool ChangesMoreThanPositions => !IsOnlyMoves && Before.Room != After.Room;
}
