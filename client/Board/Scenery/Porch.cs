using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Scenery;

/// <summary>Draws the elephants on the porch, small, on their boards.</summary>
public sealed class Porch : Renderer
{
    private const int Max = 4;
    private const float Type = 17.5f;
    private const float Gap = 7;

    private IReadOnlyList<(string Text, uint Colour)> _waiting = [];

    /// <summary>The latest first.</summary>
    public IReadOnlyList<(string Text, uint Colour)> Waiting
    {
        get => _waiting;
        set
        {
            if (!_waiting.SequenceEqual(value))
            {
                _waiting = value;
                Invalidate();
            }
        }
    }

    public override bool IsBlank => _waiting.Count == 0;

    public override Rect Bounds => Tokens.Doorway;

    public override void Draw(ICanvas canvas)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var way = Tokens.Doorway;
        var shown = _waiting.Count > Max ? Max - 1 : _waiting.Count;
        var rest = _waiting.Count - shown;
        canvas.Save();
        canvas.Clip(way);
        Boards(canvas, palette, way);
        var y = way.Y + 88;
        var style = new TextStyle(Type) { Align = TextAlign.Middle, MaxLines = 2 };
        for (var i = 0; i < shown; i++)
        {
            var text = Scene.Typesetter.Lay(_waiting[i].Text, style, way.Width - 34);
            var note = new Rect(way.X + 9, y, way.Width - 18, text.Size.Y + 10);
            Stand(canvas, palette, note, _waiting[i].Colour);
            canvas.Text(text, new Vector2(note.X + 8, note.Y + 5), Tokens.ElephantInk);
            y = note.Bottom + Gap + 7;
        }

        if (rest > 0)
        {
            var more = Scene.Typesetter.Lay(
                Sentences.English.Say("board.more_people", ("n", rest)),
                new TextStyle(20) { Bold = true, Align = TextAlign.Middle },
                way.Width
            );
            canvas.Text(more, new Vector2(way.X, y - 2), Tokens.ElephantInk);
        }

        canvas.Restore();
    }

    private static void Boards(ICanvas canvas, Palette palette, Rect way)
    {
        var deck = Rect.FromEdges(way.X, way.Bottom - 46, way.Right, way.Bottom);
        canvas.Rectangle(deck, new Paint(Color.Mix(palette.WoodLight, palette.Sun, 0.45f)) { To = palette.WoodLight });
        for (var y = deck.Y; y < deck.Bottom; y += 14)
        {
            canvas.Line(
                new Vector2(deck.X, y),
                new Vector2(deck.Right, y),
                Paint.Line(palette.WoodDark.Faded(0.4f), 1.5f)
            );
        }
    }

    private static void Stand(ICanvas canvas, Palette palette, Rect note, uint colour)
    {
        var (body, ear) = Tokens.ElephantColours[(int)((colour + 5) % (uint)Tokens.ElephantColours.Length)];
        var edge = palette.IsHighContrast ? palette.Ink : Color.Mix(ear, palette.Shadow, 0.22f);
        foreach (var x in (ReadOnlySpan<float>)[note.X - 6, note.Right - 12])
        {
            var shape = new Rect(x, note.Y - 5, 18, 27);
            canvas.Ellipse(shape, ear);
            canvas.Ellipse(shape, Paint.Line(edge, 1.2f));
        }

        canvas.RoundRectangle(note.Moved(new Vector2(1, 3)), 12, palette.Shadow.Faded(0.25f));
        canvas.RoundRectangle(note, 12, body);
        canvas.RoundRectangle(note, 12, Paint.Line(edge, 1.5f));
    }
}
