using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>A row of the palette.</summary>
/// <param name="Kind">Its kind, in a word.</param>
/// <param name="Keys">Its shortcut.</param>
/// <param name="Colour">Color of its elephant, or null.</param>
/// <param name="Also">Additional search words.</param>
internal sealed record CommandRow(
    string Key,
    string Text,
    string Kind,
    string Keys,
    Action Do,
    uint? Colour = null,
    string Also = ""
) : IRow
{
    public bool Says(string word) =>
        Text.Contains(word, StringComparison.CurrentCultureIgnoreCase)
        || Also.Contains(word, StringComparison.CurrentCultureIgnoreCase);

    public bool IsChoosable => true;

    public float HeightAt(ITypesetter typesetter, Theme theme, float width) => 42;

    public void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state)
    {
        RowFace.Draw(canvas, theme, size, state);
        var left = 16f;
        if (Colour is { } colour)
        {
            NoteView.DrawFigure(canvas, new Vector2(left + 10, size.Y / 2), 20, colour);
            left += 32;
        }

        var keys = typesetter.Lay(Keys, new TextStyle(14) { MaxLines = 1 }, 160);
        var kind = typesetter.Lay(Kind, new TextStyle(14) { MaxLines = 1 }, 120);
        var right = size.X - 14;
        canvas.Text(kind, new Vector2(right - kind.Size.X, (size.Y - kind.Size.Y) / 2), theme.SoftInk);
        right -= MathF.Max(76, kind.Size.X + 16);
        if (Keys.Length > 0)
        {
            var cap = new Rect(right - keys.Size.X - 14, (size.Y - 24) / 2, keys.Size.X + 14, 24);
            canvas.RoundRectangle(cap, 6, theme.Sunken);
            canvas.RoundRectangle(cap.Grown(-0.5f), 6, Paint.Line(theme.SoftLine, 1));
            canvas.Text(keys, cap.Centre - (keys.Size / 2), theme.Ink);
            right = cap.X - 10;
        }

        var text = typesetter.Lay(Text, new TextStyle(theme.TextSize) { MaxLines = 1 }, right - left);
        canvas.Text(text, new Vector2(left, (size.Y - text.Size.Y) / 2), theme.Ink);
    }
}
