using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Tweens;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Scenery;

/// <summary>Draws the door, and above it the number of elephants that are out. It opens wide while something is dragged that can be
/// dropped on it.</summary>
public sealed class Door : Renderer
{
    /// <summary>Width of the leaf as it is seen, from ajar to wide open.</summary>
    private const float Ajar = 64;
    private const float Wide = 116;

    private const float Top = 112;
    private const float Right = 1612;

    private string _words = "";
    private bool _isFull;
    private DoorCall _call;
    private float _swing;
    private FloorPlan _plan = FloorPlan.Gathering;

    /// <summary>The text above it; empty: nothing.</summary>
    public string Words
    {
        get => _words;
        set => Set(ref _words, value);
    }

    /// <summary>Whether an elephant is on the porch, for which the meadow makes space.</summary>
    public bool IsFull
    {
        get => _isFull;
        set => Set(ref _isFull, value);
    }

    /// <summary>How it answers the current drag.</summary>
    public DoorCall Call
    {
        get => _call;
        set
        {
            if (_call == value)
            {
                return;
            }

            var (was, isOpen) = (_call, value != DoorCall.None);
            _call = value;
            Invalidate();
            if (isOpen != (was != DoorCall.None))
            {
                Scene.Tweens.StopAll(GameObject);
                IsMoving = true;
                Scene.Tweens.Start(
                    Tween
                        .Value(_swing, isOpen ? 1 : 0, Tokens.MotionMine, Eases.Out, Swing)
                        .Then(() => IsMoving = false),
                    GameObject
                );
            }
        }
    }

    public override Rect Bounds => Rect.FromEdges(_plan.IsWorking ? 900 : 1180, Top, Right, 600);

    /// <summary>Its size. Where it is small, the words are beside it.</summary>
    public FloorPlan Plan
    {
        get => _plan;
        set => Set(ref _plan, value);
    }

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var way = Tokens.Doorway;
        canvas.RoundRectangle(Rect.FromEdges(way.X - 14, way.Y - 14, way.Right + 14, way.Bottom), 8, palette.Wood);
        canvas.RoundRectangle(
            Rect.FromEdges(way.X - 14, way.Y - 14, way.Right + 14, way.Bottom).Grown(-1.5f),
            7,
            Paint.Line(palette.WoodDark, 2)
        );
        canvas.Save();
        canvas.Clip(way);
        Outside(canvas, palette, way);
        canvas.Restore();
        canvas.Rectangle(
            Rect.FromEdges(way.X - 14, way.Bottom - 5, way.Right + 14, way.Bottom + 3),
            Color.Mix(palette.Wood, palette.WoodLight, 0.6f)
        );
        Leaf(canvas, palette, way, float.Lerp(Ajar, Wide, _swing));
        Say(canvas, palette, way);
        Offer(canvas, palette, way);
    }

    /// <summary>Draws the frame of light and the words of a door that waits for what is dragged.</summary>
    private void Offer(ICanvas canvas, Palette palette, Rect way)
    {
        if (_call == DoorCall.None)
        {
            return;
        }

        var takes = _call == DoorCall.Takes;
        if (takes)
        {
            canvas.Rectangle(way, palette.Sun.Faded(0.45f));
        }

        canvas.RoundRectangle(way.Grown(takes ? 9 : 7), 10, Paint.Line(palette.Accent, takes ? 10 : 6));
        // Above the door, where what is held does not cover it.
        var said = Scene.Typesetter.Lay(
            Sentences.English[takes ? "door.let_go" : "door.drop"],
            new TextStyle(28) { Bold = true, MaxLines = 1 },
            float.PositiveInfinity
        );
        var pill = new Rect(
            Right - 12 - said.Size.X - 36,
            Top + (_plan.IsWorking ? 18 : 4),
            said.Size.X + 36,
            said.Size.Y + 12
        );
        canvas.RoundRectangle(pill, pill.Height / 2, palette.Surface);
        canvas.RoundRectangle(pill, pill.Height / 2, Paint.Line(palette.Accent, takes ? 5 : 3));
        canvas.Text(said, pill.Position + new Vector2(18, 6), palette.Ink);
    }

    private void Swing(float open)
    {
        _swing = open;
        Invalidate();
    }

    private void Outside(ICanvas canvas, Palette palette, Rect way)
    {
        canvas.Rectangle(way, new Paint(palette.SkyHigh) { To = palette.SkyLow });
        var sun = new Vector2(way.Right - 44, way.Y + 46);
        canvas.Ellipse(Rect.At(sun - new Vector2(38), new Vector2(76)), palette.Sun.Faded(0.35f));
        canvas.Ellipse(Rect.At(sun - new Vector2(22), new Vector2(44)), palette.Sun);
        var cloud = Color.White.Faded(0.75f);
        canvas.Ellipse(new Rect(way.X + 20, way.Y + 58, 52, 20), cloud);
        canvas.Ellipse(new Rect(way.X + 40, way.Y + 48, 40, 26), cloud);
        canvas.Ellipse(new Rect(way.X + 58, way.Y + 58, 50, 20), cloud);

        var y = _isFull ? way.Y + 96 : way.Bottom - 86;
        var far = Color.Mix(palette.Meadow, palette.SkyLow, 0.45f);
        canvas.Path(
            new Outline()
                .MoveTo(way.X, y + 8)
                .QuadTo(way.X + 62, y - 46, way.X + 112, y + 4)
                .QuadTo(way.X + 150, y - 34, way.Right, y - 2)
                .LineTo(way.Right, way.Bottom)
                .LineTo(way.X, way.Bottom)
                .Close(),
            far
        );
        canvas.Path(
            new Outline()
                .MoveTo(way.X, y + 34)
                .QuadTo(way.X + 70, y + 4, way.Right, y + 32)
                .LineTo(way.Right, way.Bottom)
                .LineTo(way.X, way.Bottom)
                .Close(),
            new Paint(palette.Meadow) { To = Color.Mix(palette.Meadow, palette.SkyLow, 0.2f) }
        );
        if (!_isFull)
        {
            var path = Color.Mix(palette.Sun, palette.SkyLow, 0.35f);
            canvas.Path(
                new Outline()
                    .MoveTo(way.X + 62, way.Bottom)
                    .CubicTo(way.X + 66, y + 66, way.X + 120, y + 52, way.X + 108, y + 22)
                    .LineTo(way.X + 114, y + 22)
                    .CubicTo(way.X + 138, y + 54, way.X + 108, y + 64, way.X + 128, way.Bottom)
                    .Close(),
                path
            );
        }
    }

    private static void Leaf(ICanvas canvas, Palette palette, Rect way, float width)
    {
        var (x, edge) = (way.X, way.X - width);
        var (drop, sill) = (width * 0.41f, width * 0.56f);
        var leaf = new Outline()
            .MoveTo(x, way.Y)
            .LineTo(edge, way.Y + drop)
            .LineTo(edge, way.Bottom + sill)
            .LineTo(x, way.Bottom)
            .Close();
        canvas.Path(leaf, new Paint(palette.WoodLight) { To = Color.Mix(palette.WoodLight, palette.Wood, 0.5f) });
        foreach (var (top, bottom) in (ReadOnlySpan<(float, float)>)[(0.08f, 0.44f), (0.53f, 0.93f)])
        {
            Vector2 At(float across, float down)
            {
                var (high, low) = (way.Y + (drop * across), way.Bottom + (sill * across));
                return new Vector2(x - (width * across), high + ((low - high) * down));
            }

            var (a, b, c, d) = (At(0.2f, top), At(0.8f, top), At(0.8f, bottom), At(0.2f, bottom));
            canvas.Path(
                new Outline().MoveTo(a.X, a.Y).LineTo(b.X, b.Y).LineTo(c.X, c.Y).LineTo(d.X, d.Y).Close(),
                Paint.Line(palette.WoodDark.Faded(0.45f), 2)
            );
        }

        canvas.Path(leaf, Paint.Line(palette.WoodDark, 2));
        canvas.Ellipse(Rect.At(new Vector2(edge + 8, 356), new Vector2(11)), palette.Sun);
        canvas.Ellipse(Rect.At(new Vector2(edge + 8, 356), new Vector2(11)), Paint.Line(palette.WoodDark, 1.5f));
    }

    private void Say(ICanvas canvas, Palette palette, Rect way)
    {
        if (_words.Length > 0 && _call == DoorCall.None)
        {
            var style = new TextStyle(23 / _plan.DoorScale) { Bold = true, MaxLines = 1 };
            var width = 264 / _plan.DoorScale;
            var laid = Scene.Typesetter.Lay(_words, style with { Align = Align }, width);
            var at = _plan.IsWorking
                ? new Vector2(way.X - 76 - width, way.Y - 14)
                : new Vector2(way.Centre.X - (width / 2), way.Y - 20 - laid.Size.Y);
            canvas.Text(laid, at, palette.Ink);
        }
    }

    private TextAlign Align => _plan.IsWorking ? TextAlign.End : TextAlign.Middle;

    private void Set<T>(ref T field, T value)
    {
        if (!EqualityComparer<T>.Default.Equals(field, value))
        {
            field = value;
            Invalidate();
        }
    }
}
