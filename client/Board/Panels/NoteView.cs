using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Panels;

/// <summary>Draws an elephant's note in dialogs and lists.</summary>
internal sealed class NoteView : Renderer
{
    private const float Ear = 18;
    private const float Padding = 16;

    private ITextLayout? _text;
    private Vector2 _size;

    /// <summary>1…6; 0 for an elephant that is still in the hat.</summary>
    public uint Colour { get; init; }

    public string Text { get; init; } = "";

    public FootText? Foot { get; init; }

    public float TextSize { get; init; } = 16;

    public override Rect Bounds => Rect.At(Vector2.Zero, _size).Grown(4);

    /// <summary>Returns the two tones of an elephant's color.</summary>
    public static (Color Body, Color Ear) ColoursOf(uint colour) =>
        Tokens.ElephantColours[colour is >= 1 and <= 6 ? (int)colour - 1 : 5];

    /// <summary>Draws a small elephant icon.</summary>
    public static void DrawFigure(ICanvas canvas, Vector2 middle, float size, uint colour)
    {
        var (body, ear) = ColoursOf(colour);
        var line = Paint.Line(Color.Mix(ear, Tokens.ElephantInk, 0.45f), 1.2f);
        foreach (var side in new[] { -1, 1 })
        {
            var at = middle + new Vector2(side * size * 0.42f, -size * 0.06f);
            var area = Rect.At(at - new Vector2(size * 0.26f, size * 0.34f), new Vector2(size * 0.52f, size * 0.68f));
            canvas.Ellipse(area, ear);
            canvas.Ellipse(area, line);
        }

        var head = Rect.At(middle - new Vector2(size * 0.4f, size * 0.38f), new Vector2(size * 0.8f, size * 0.72f));
        canvas.RoundRectangle(head, size * 0.3f, body);
        canvas.RoundRectangle(head, size * 0.3f, line);
        var trunk = new Outline().MoveTo(middle.X, middle.Y + (size * 0.05f));
        trunk.CubicTo(
            middle.X,
            middle.Y + (size * 0.4f),
            middle.X + (size * 0.02f),
            middle.Y + (size * 0.55f),
            middle.X + (size * 0.24f),
            middle.Y + (size * 0.46f)
        );
        canvas.Path(trunk, Paint.Line(Color.Mix(ear, Tokens.ElephantInk, 0.25f), size * 0.13f));
        foreach (var side in new[] { -1, 1 })
        {
            var eye = middle + new Vector2(side * size * 0.17f, -size * 0.08f);
            canvas.Ellipse(Rect.At(eye - new Vector2(size * 0.05f), new Vector2(size * 0.1f)), Tokens.ElephantInk);
        }
    }

    /// <returns>The height it needs.</returns>
    public float Lay(float width)
    {
        _text = Scene.Typesetter.Lay(Text, new TextStyle(TextSize), Inside(width));
        var foot = Foot is { IsEmpty: false } ? Foot.HeightAt(Scene.Typesetter, Small, Inside(width)) + 6 : 0;
        _size = new Vector2(width, _text.Size.Y + (2 * Padding) + foot);
        Invalidate();
        return _size.Y;
    }

    public override void Draw(ICanvas canvas)
    {
        if (_text is null)
        {
            return;
        }

        var (body, ear) = ColoursOf(Colour);
        var line = Paint.Line(Color.Mix(ear, Tokens.ElephantInk, 0.35f), 1.5f);
        var high = MathF.Min(_size.Y * 0.7f, 84);
        foreach (var left in new[] { 0, _size.X - (2 * Ear) })
        {
            var area = new Rect(left, (_size.Y - high) / 2, 2 * Ear, high);
            canvas.Ellipse(area, ear);
            canvas.Ellipse(area, line);
        }

        var note = new Rect(Ear, 0, _size.X - (2 * Ear), _size.Y);
        canvas.RoundRectangle(note, 18, body);
        canvas.RoundRectangle(note.Grown(-0.75f), 18, line);
        canvas.Text(_text, new Vector2(Ear + Padding, Padding), Tokens.ElephantInk);
        var at = new Vector2(Ear + Padding, Padding + _text.Size.Y + 6);
        var soft = Color.Mix(Tokens.ElephantInk, body, 0.12f);
        Foot?.Draw(canvas, Scene.Typesetter, Small, at, Inside(_size.X), soft);
    }

    private float Small => MathF.Max(14, TextSize * 0.75f);

    private static float Inside(float width) => MathF.Max(20, width - (2 * Padding) - (2 * Ear));
}
