using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>A row for an elephant: text, what it hurts, and the decision.</summary>
/// <param name="IsEven">Whether all rows have the same height.</param>
internal sealed record ElephantRow(
    ulong Id,
    string Text,
    FootText Foot,
    uint Colour,
    bool IsAside = false,
    bool IsEven = false
) : IRow
{
    private const float EvenHeight = 84;
    private const float Left = 50;
    private const int MaxLines = 3;

    public string Key => $"elephant/{Id}";

    public bool IsChoosable => true;

    public float HeightAt(ITypesetter typesetter, Theme theme, float width)
    {
        if (IsEven)
        {
            return EvenHeight;
        }

        var foot = Foot.IsEmpty ? 0 : Foot.HeightAt(typesetter, theme.SmallTextSize, Inside(width)) + 2;
        return LayText(typesetter, theme, width).Size.Y + foot + 18;
    }

    public void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state)
    {
        RowFace.Draw(canvas, theme, size, state);
        NoteView.DrawFigure(canvas, new Vector2(27, 25), 26, IsAside ? 6 : Colour);
        var text = LayText(typesetter, theme, size.X);
        canvas.Text(text, new Vector2(Left, 9), IsAside ? theme.SoftInk : theme.Ink);
        canvas.Save();
        canvas.Clip(Rect.At(Vector2.Zero, size));
        var at = new Vector2(Left, 11 + text.Size.Y);
        Foot.Draw(canvas, typesetter, theme.SmallTextSize, at, Inside(size.X), theme.SoftInk);
        canvas.Restore();
    }

    private static float Inside(float width) => width - Left - 12;

    private ITextLayout LayText(ITypesetter typesetter, Theme theme, float width) =>
        typesetter.Lay(Text, new TextStyle(theme.TextSize) { MaxLines = IsEven ? 2 : MaxLines }, Inside(width));
}
