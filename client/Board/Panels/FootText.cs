using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Panels;

/// <summary>The text below an elephant: what it hurts, as marks and words, and the rest as words.</summary>
internal sealed record FootText(uint Hurts, string Rest, Sentences Sentences)
{
    private const float Gap = 14;
    private const float Mark = 11;

    public bool IsEmpty => Hurts == 0 && Rest.Length == 0;

    /// <summary>The whole as text, for search and accessibility.</summary>
    public string Text => $"{Sentences.HurtsOf(Hurts)} {Rest}";

    public float HeightAt(ITypesetter typesetter, float size, float width)
    {
        var height = 0f;
        Each(typesetter, size, width, (_, _, _, bottom) => height = bottom);
        var rest = Rest.Length == 0 ? 0 : LayRest(typesetter, size, width).Size.Y;
        return height + rest;
    }

    public void Draw(ICanvas canvas, ITypesetter typesetter, float size, Vector2 at, float width, Color ink)
    {
        var below = 0f;
        Each(
            typesetter,
            size,
            width,
            (mark, word, place, bottom) =>
            {
                HurtMark.Draw(canvas, mark, at + place + new Vector2(Mark / 2, word.Size.Y / 2), Mark, ink);
                canvas.Text(word, at + place + new Vector2(Mark + 5, 0), ink);
                below = bottom;
            }
        );
        if (Rest.Length > 0)
        {
            canvas.Text(LayRest(typesetter, size, width), at + new Vector2(0, below), ink);
        }
    }

    private void Each(ITypesetter typesetter, float size, float width, Action<string, ITextLayout, Vector2, float> show)
    {
        var at = Vector2.Zero;
        foreach (var (bit, mark, text) in RoomWords.Each(Sentences))
        {
            if ((Hurts & bit) == 0)
            {
                continue;
            }

            var word = typesetter.Lay(text, new TextStyle(size) { MaxLines = 1 }, MathF.Max(20, width - Mark - 5));
            var wide = Mark + 5 + word.Size.X;
            if (at.X > 0 && at.X + wide > width)
            {
                at = new Vector2(0, at.Y + word.Size.Y);
            }

            show(mark, word, at, at.Y + word.Size.Y);
            at.X += wide + Gap;
        }
    }

    private ITextLayout LayRest(ITypesetter typesetter, float size, float width) =>
        typesetter.Lay(Rest, new TextStyle(size) { MaxLines = 3 }, MathF.Max(20, width));
}
