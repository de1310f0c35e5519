using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Scenery;

/// <summary>Explains the marks that have no words on small elephants. The position of its object is the upper left corner.</summary>
public sealed class MarksLegend : Renderer
{
    private const float Type = 18;
    private const float Line = 25;

    private const float FlatType = 16;
    private const float FlatWidth = 360;

    private bool _isSeen;
    private bool _isFlat;

    /// <summary>Whether it is on one line, without a card.</summary>
    public bool IsFlat
    {
        get => _isFlat;
        set
        {
            if (_isFlat != value)
            {
                _isFlat = value;
                Invalidate();
            }
        }
    }

    public bool IsSeen
    {
        get => _isSeen;
        set
        {
            if (_isSeen != value)
            {
                _isSeen = value;
                Invalidate();
            }
        }
    }

    public override bool IsBlank => !_isSeen;

    public override Rect Bounds =>
        _isFlat ? new(-2, -2, FlatWidth, Line + 4) : new(-2, -2, 184, (Tokens.Hurts.Length * Line) + 20);

    public override void Draw(ICanvas canvas)
    {
        if (!_isSeen)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        if (_isFlat)
        {
            DrawFlat(canvas, palette);
            return;
        }

        var card = Bounds.Grown(-2);
        canvas.RoundRectangle(card, 12, palette.Surface.Faded(0.85f));
        canvas.RoundRectangle(card, 12, Paint.Line(palette.Line, 1.5f));
        for (var i = 0; i < Tokens.Hurts.Length; i++)
        {
            var (_, word, mark) = Tokens.Hurts[i];
            var middle = 8 + ((i + 0.5f) * Line);
            var said = Scene.Typesetter.Lay(Sentences.English.Hurt(word), new TextStyle(Type) { MaxLines = 1 }, 140);
            HurtMark.Draw(canvas, mark, new Vector2(20, middle), Type * 0.74f, palette.Ink);
            canvas.Text(said, new Vector2(36, middle - (said.Size.Y / 2)), palette.Ink);
        }
    }

    private void DrawFlat(ICanvas canvas, Palette palette)
    {
        var x = 0f;
        foreach (var (_, word, mark) in Tokens.Hurts)
        {
            var said = Scene.Typesetter.Lay(
                Sentences.English.Hurt(word),
                new TextStyle(FlatType) { MaxLines = 1 },
                140
            );
            HurtMark.Draw(canvas, mark, new Vector2(x + 8, Line / 2), FlatType * 0.74f, palette.SoftInk);
            canvas.Text(said, new Vector2(x + 20, (Line - said.Size.Y) / 2), palette.SoftInk);
            x += said.Size.X + 34;
        }
    }
}
