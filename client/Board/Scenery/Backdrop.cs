using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Scenery;

/// <summary>Draws wall and floor beyond any view, and the daylight from the door.</summary>
public sealed class Backdrop : Renderer
{
    private FloorPlan _plan = FloorPlan.Gathering;

    /// <summary>Where wall and door are.</summary>
    public FloorPlan Plan
    {
        get => _plan;
        set
        {
            if (_plan != value)
            {
                _plan = value;
                Invalidate();
            }
        }
    }

    // Lower edges of the boards with the wall at its usual height.
    private static readonly float[] Planks = [262, 306, 359, 420, 488, 561, 639, 722, 809, 900, 996, 1097];

    public override Rect Bounds => Rect.FromEdges(-3200, -1800, 4800, 2700);

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var (left, width) = (Bounds.X, Bounds.Width);
        var wall = _plan.WallHeight;
        canvas.Rectangle(Rect.FromEdges(left, Bounds.Y, left + width, _plan.Shown.Y + 1), palette.Wall);
        canvas.Rectangle(
            Rect.FromEdges(left, _plan.Shown.Y, left + width, wall),
            new Paint(palette.Wall) { To = palette.WallLow }
        );
        canvas.Rectangle(
            Rect.FromEdges(left, wall, left + width, Tokens.FloorHeight),
            new Paint(palette.Floor) { To = palette.FloorLow }
        );
        canvas.Rectangle(
            Rect.FromEdges(left, Tokens.FloorHeight - 0.5f, left + width, Bounds.Bottom),
            palette.FloorLow
        );
        Boards(canvas, palette);
        Light(canvas, palette);
        Skirting(canvas, palette);
    }

    private void Boards(ICanvas canvas, Palette palette)
    {
        var seam = Paint.Line(palette.Plank.Faded(0.3f), 2);
        var joint = Paint.Line(palette.Plank.Faded(0.22f), 2);
        for (var i = 0; i < Planks.Length; i++)
        {
            var y = EdgeOf(i);
            canvas.Line(new Vector2(Bounds.X, y), new Vector2(Bounds.Right, y), seam);
            if (i + 1 < Planks.Length)
            {
                for (var x = -1600 + (i * 397 % 520); x < 3200; x += 520)
                {
                    canvas.Line(new Vector2(x, y + 1), new Vector2(x, EdgeOf(i + 1) - 1), joint);
                }
            }
        }
    }

    /// <summary>The boards fill the floor, wherever it begins.</summary>
    private float EdgeOf(int plank)
    {
        var (wall, floor) = (Tokens.WallHeight, Tokens.FloorHeight);
        return _plan.WallHeight + ((Planks[plank] - wall) * (floor - _plan.WallHeight) / (floor - wall));
    }

    private void Light(ICanvas canvas, Palette palette)
    {
        var door = _plan.Doorway;
        canvas.Path(
            new Outline()
                .MoveTo(door.X + 4, door.Bottom)
                .LineTo(door.Right - 4, door.Bottom)
                .LineTo(door.Right + (120 * _plan.DoorScale), door.Bottom + (578 * _plan.DoorScale))
                .LineTo(door.X - (382 * _plan.DoorScale), door.Bottom + (578 * _plan.DoorScale))
                .Close(),
            new Paint(palette.Sun.Faded(palette.IsHighContrast ? 0.25f : 0.42f)) { To = palette.Sun.Faded(0.03f) }
        );
    }

    private void Skirting(ICanvas canvas, Palette palette)
    {
        var wall = _plan.WallHeight;
        canvas.Rectangle(
            new Rect(Bounds.X, wall - 9, Bounds.Width, 11),
            Color.Mix(palette.Plank, palette.WallLow, 0.42f)
        );
        canvas.Rectangle(new Rect(Bounds.X, wall - 9, Bounds.Width, 2), Color.Mix(palette.Plank, palette.Wall, 0.7f));
        canvas.Rectangle(
            new Rect(Bounds.X, wall + 2, Bounds.Width, 16),
            new Paint(palette.Shadow.Faded(0.14f)) { To = palette.Shadow.Faded(0) }
        );
    }
}
