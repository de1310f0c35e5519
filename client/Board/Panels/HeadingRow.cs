using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>A heading with the number of rows below it.</summary>
/// <param name="Palette">Null unless it names a department.</param>
internal sealed record HeadingRow(
    string Text,
    string Count,
    uint Department = 0,
    Func<Palette>? Palette = null,
    string Hint = ""
) : IRow
{
    public string Key => $"heading/{Text}";

    public bool IsChoosable => false;

    public float HeightAt(ITypesetter typesetter, Theme theme, float width) =>
        40 + (Hint.Length == 0 ? 0 : LayHint(typesetter, theme, width).Size.Y + 4);

    public void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state)
    {
        var left = 12f;
        if (Palette is { } palette)
        {
            DepartmentShape.Draw(canvas, Department, new Vector2(left + 8, 22), 8, palette());
            left += 26;
        }

        var text = typesetter.Lay(
            Text,
            new TextStyle(theme.TextSize) { Bold = true, MaxLines = 1 },
            size.X - left - 50
        );
        canvas.Text(text, new Vector2(left, 11), theme.Ink);
        if (Count.Length > 0)
        {
            var count = typesetter.Lay(Count, new TextStyle(14) { Bold = true }, 60);
            var pill = new Rect(left + text.Size.X + 8, 11, MathF.Max(24, count.Size.X + 12), 22);
            canvas.RoundRectangle(pill, 11, Color.Mix(theme.Surface, theme.Ink, 0.12f));
            canvas.Text(count, pill.Centre - (count.Size / 2), theme.Ink);
        }

        if (Hint.Length > 0)
        {
            canvas.Text(LayHint(typesetter, theme, size.X), new Vector2(12, 38), theme.SoftInk);
        }
    }

    private ITextLayout LayHint(ITypesetter typesetter, Theme theme, float width) =>
        typesetter.Lay(Hint, new TextStyle(theme.SmallTextSize), width - 24);
}
