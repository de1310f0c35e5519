using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Scenery;

/// <summary>Where things are in the room, in room units.</summary>
/// <param name="Shown">The part of the room that is always visible; above it is only wall.</param>
/// <param name="WallHeight">Where the wall ends and the floor begins.</param>
/// <param name="People">The part of the wall before which people stand.</param>
/// <param name="DoorScale">Scale of the door; 1: as in <see cref="Tokens.Doorway"/>.</param>
/// <param name="DoorAt">Where the room's corner is in the units of the door.</param>
/// <param name="HatScale">Scale of the hat beside the door.</param>
/// <param name="Hat">The foot of the hat beside the door.</param>
/// <param name="Marks">Upper left corner of the legend of marks.</param>
public sealed record FloorPlan(
    Rect Shown,
    float WallHeight,
    Rect People,
    float DoorScale,
    Vector2 DoorAt,
    float HatScale,
    Vector2 Hat,
    Vector2 Marks
)
{
    /// <summary>While people gather and write: a wide wall, a large door, people around the table.</summary>
    public static FloorPlan Gathering { get; } =
        new(
            Rect.FromEdges(0, 118, Tokens.FloorWidth, Tokens.FloorHeight),
            Tokens.WallHeight,
            Rect.FromEdges(40, 128, 1316, 264),
            1,
            Vector2.Zero,
            1,
            Tokens.HatOnStool,
            new Vector2(1398, 556)
        );

    /// <summary>While elephants need the floor, and from debrief on: wall, people, door, and hat are small.</summary>
    public static FloorPlan Working { get; } =
        new(
            Rect.FromEdges(0, Tokens.WorkTop, Tokens.FloorWidth, Tokens.FloorHeight),
            Tokens.WorkWall,
            Rect.FromEdges(20, Tokens.WorkTop + 4, 808, Tokens.WorkWall),
            Tokens.WorkDoor.Z,
            new Vector2(Tokens.WorkDoor.X, Tokens.WorkDoor.Y),
            Tokens.WorkHat.Z,
            new Vector2(Tokens.WorkHat.X, Tokens.WorkHat.Y),
            new Vector2(822, Tokens.WorkTop + 5)
        );

    public bool IsWorking => this == Working;

    /// <summary>The middle of the door's threshold: where walks begin and end.</summary>
    public Vector2 Door => (Tokens.Door * DoorScale) + DoorAt;

    /// <summary>The door's opening.</summary>
    public Rect Doorway => Rect.At((Tokens.Doorway.Position * DoorScale) + DoorAt, Tokens.Doorway.Size * DoorScale);
}
