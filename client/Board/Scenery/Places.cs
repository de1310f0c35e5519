using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Scenery;

/// <summary>Positions of things in the room of the desktop client that are the same in every <see cref="FloorPlan"/>, in room
/// units. Those that the page has, too, are in <see cref="Tokens"/>.</summary>
public static class Places
{
    /// <summary>The middle of the flip chart.</summary>
    public static Vector2 Chart { get; } = new(156, 486);

    /// <summary>The middle of the sentence on an empty floor, in front of the table.</summary>
    public static Vector2 Empty { get; } = new(Tokens.Table.Centre.X, 864);

    // Smallest distance of a note from the edge of the room.
    private const float Edge = 8;

    /// <summary>Returns the position at which a whole elephant is visible, beside the doorway. Its place in the room does not
    /// change.</summary>
    /// <param name="note">Size of its note.</param>
    public static Vector2 Held(Vector2 place, Vector2 note)
    {
        var half = note / 2;
        var least = new Vector2(half.X + Edge, NoteGrid.Area.Top + half.Y);
        var most = new Vector2(Tokens.FloorWidth - half.X - Edge, Tokens.FloorHeight - half.Y - Edge);
        var shown = Vector2.Clamp(place, least, Vector2.Max(least, most));
        var door = FloorPlan.Working.Doorway;
        var (left, below) = (door.X - half.X - Edge, MathF.Min(most.Y, door.Bottom + half.Y + Edge));
        var (inside, above) = (shown.X - left, below - shown.Y);
        return inside <= 0 || above <= 0 ? shown
            : inside <= above ? shown with { X = left }
            : shown with { Y = below };
    }
}
