using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Tweens;

namespace ElephantBoard.Board.Scenery;

/// <summary>Draws the hat. The position of its object is the middle of the brim's lower edge. It shows a step, never a number of
/// elephants.</summary>
public sealed class Hat : Renderer
{
    private string _step = "";
    private string _below = "";

    /// <summary>The text on it, such as "6+"; empty: nothing.</summary>
    public string Step
    {
        get => _step;
        set => Set(ref _step, value);
    }

    /// <summary>The text below it.</summary>
    public string Below
    {
        get => _below;
        set => Set(ref _below, value);
    }

    public override Rect Bounds => Rect.FromEdges(-130, -140, 130, 52);

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var felt = Color.Parse("#4A4956");
        var dark = Color.Parse("#3B3A45");
        var rim = Color.Mix(felt, Color.White, palette.Name == "dark" ? 0.42f : 0.2f);
        canvas.Ellipse(new Rect(-90, -14, 184, 34), new Paint(palette.Shadow.Faded(0.35f)) { Blur = 5 });
        canvas.Ellipse(new Rect(-92, -28, 184, 38), dark);
        canvas.Ellipse(new Rect(-92, -30, 184, 37), new Paint(felt) { To = dark });
        canvas.Ellipse(new Rect(-92, -30, 184, 37), Paint.Line(rim, 1.6f));
        var crown = new Outline()
            .MoveTo(-56, -112)
            .CubicTo(-52, -70, -56, -40, -60, -14)
            .CubicTo(-30, -2, 30, -2, 60, -14)
            .CubicTo(56, -40, 52, -70, 56, -112)
            .Close();
        canvas.Path(crown, new Paint(Color.Mix(felt, Color.White, 0.08f)) { To = dark });
        canvas.Path(
            new Outline()
                .MoveTo(-57.5f, -36)
                .CubicTo(-28, -24, 28, -24, 57.5f, -36)
                .LineTo(60, -14)
                .CubicTo(30, -2, -30, -2, -60, -14)
                .Close(),
            palette.Name == "dark" ? palette.Accent : Color.Parse("#C97A00")
        );
        canvas.Path(crown, Paint.Line(rim, 1.6f));
        canvas.Ellipse(new Rect(-56, -126, 112, 28), Color.Mix(dark, Color.Black, 0.45f));
        canvas.Ellipse(new Rect(-56, -126, 112, 28), Paint.Line(rim, 2.4f));
        Say(canvas, palette);
    }

    /// <summary>Tips it over and puts it back.</summary>
    public void Tip()
    {
        Scene.Tweens.StopAll(GameObject);
        IsMoving = true;
        var quarter = TimeSpan.FromMilliseconds(260);
        Scene.Tweens.Start(
            new Sequence()
                .Append(Tween.Rotate(Transform, -0.95f, quarter, Eases.Out))
                .Wait(Tokens.Landing - (3 * quarter))
                .Append(Tween.Rotate(Transform, 0, 2 * quarter, Eases.Back))
                .Then(() => IsMoving = false),
            GameObject
        );
    }

    private void Say(ICanvas canvas, Palette palette)
    {
        if (_step.Length > 0)
        {
            var step = Scene.Typesetter.Lay(_step, new TextStyle(38) { Bold = true, Align = TextAlign.Middle }, 110);
            canvas.Text(step, new Vector2(-55, -94), Color.White);
        }

        if (_below.Length > 0)
        {
            var below = Scene.Typesetter.Lay(_below, new TextStyle(20) { Align = TextAlign.Middle, MaxLines = 1 }, 240);
            canvas.Text(below, new Vector2(-120, 12), palette.Ink);
        }
    }

    private void Set(ref string field, string value)
    {
        if (field != value)
        {
            field = value;
            Invalidate();
        }
    }
}
