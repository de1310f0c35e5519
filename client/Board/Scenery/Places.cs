using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Scenery;

/// <summary>Positions of things in the room of the desktop client, in room units. Those that the page has, too, are in <see
/// cref="Tokens"/>.</summary>
public static class Places
{
    /// <summary>The part of the room that is always visible; above it is only wall.</summary>
    public static Rect Shown { get; } = Rect.FromEdges(0, 118, Tokens.FloorWidth, Tokens.FloorHeight);

    /// <summary>Before the wall, from the left to the door.</summary>
    public static Rect Wall { get; } = Rect.FromEdges(40, 128, 1316, 264);

    /// <summary>The middle of the flip chart.</summary>
    public static Vector2 Chart { get; } = new(156, 486);

    /// <summary>The middle of the sentence on an empty floor, in front of the table.</summary>
    public static Vector2 Empty { get; } = new(Tokens.Table.Centre.X, 864);

    /// <summary>Upper left corner of the legend of marks, beside the door.</summary>
    public static Vector2 Marks { get; } = new(1398, 556);

    /// <summary>Returns the position at which a whole elephant is visible, beside the doorway. Its place in the room does not
    /// change.</summary>
    /// <param name="note">Size of its note.</param>
    public static Vector2 Held(Vector2 place, Vector2 note)
    {
        var aside = (note.X / 2) + (note.X * 0.14f);
        var trunk = note.X * 0.06f;
        var least = new Vector2(aside, Tokens.WallHeight + (note.X * 0.34f));
        var most = new Vector2(Tokens.FloorWidth - aside, Tokens.FloorHeight - (note.Y / 2) - trunk);
        var shown = Vector2.Clamp(place, least, most);
        var door = Tokens.Doorway;
        var (left, below) = (door.X - aside, MathF.Min(most.Y, door.Bottom + (note.Y / 2) + (note.X * 0.12f)));
        var (inside, above) = (shown.X - left, below - shown.Y);
        return inside <= 0 || above <= 0 ? shown
            : inside <= above ? shown with { X = left }
            : shown with { Y = below };
    }
}
