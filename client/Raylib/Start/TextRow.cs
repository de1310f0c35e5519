using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Raylib.Start;

/// <summary>One line of text in a list.</summary>
/// <param name="Index">Place in the list, from 0.</param>
internal sealed record TextRow(int Index, string Text) : IRow
{
    private const float Inset = 14;

    public string Key => $"{Index}";

    public bool IsChoosable => true;

    public float HeightAt(ITypesetter typesetter, Theme theme, float width) => theme.ControlHeight;

    public void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state)
    {
        RowFace.Draw(canvas, theme, size, state);
        var text = typesetter.Lay(Text, new TextStyle(theme.TextSize) { MaxLines = 1 }, size.X - (2 * Inset));
        canvas.Text(text, new Vector2(Inset, (size.Y - text.Size.Y) / 2), theme.Ink);
    }
}
