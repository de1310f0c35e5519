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

    private bool _isSeen;

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

    public override Rect Bounds => new(-2, -2, 184, (Tokens.Hurts.Length * Line) + 20);

    public override void Draw(ICanvas canvas)
    {
        if (!_isSeen)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
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
}
