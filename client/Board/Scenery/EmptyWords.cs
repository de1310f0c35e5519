using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Scenery;

/// <summary>Shows a sentence on an empty floor. The position of its object is the middle of the sentence.</summary>
public sealed class EmptyWords : Renderer
{
    private const float Type = 27;
    private const float Widest = 900;

    private string _words = "";

    /// <summary>The sentence; empty: nothing is shown.</summary>
    public string Words
    {
        get => _words;
        set
        {
            if (_words != value)
            {
                _words = value;
                Invalidate();
            }
        }
    }

    public override bool IsBlank => _words.Length == 0;

    public override Rect Bounds => new(-Widest / 2, -60, Widest, 120);

    public override void Draw(ICanvas canvas)
    {
        if (_words.Length > 0)
        {
            var palette = Appearance.Of(GameObject);
            var laid = Scene.Typesetter.Lay(_words, new TextStyle(Type) { MaxLines = 1 }, Widest - 60);
            var pill = Rect.At(laid.Size / -2, laid.Size);
            pill = Rect.FromEdges(pill.X - 26, pill.Y - 9, pill.Right + 26, pill.Bottom + 9);
            canvas.RoundRectangle(pill, pill.Height / 2, palette.Surface.Faded(0.9f));
            canvas.RoundRectangle(pill, pill.Height / 2, Paint.Line(palette.Line, 1.5f));
            canvas.Text(laid, laid.Size / -2, palette.Ink);
        }
    }
}
