using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>A row for a person.</summary>
/// <param name="Tag">Their role, or "you"; empty for ordinary participants.</param>
internal sealed record PersonRow(uint Number, string Text, uint Department, Func<Palette> Palette, string Tag) : IRow
{
    public string Key => $"person/{Number}";

    public bool IsChoosable => true;

    public float HeightAt(ITypesetter typesetter, Theme theme, float width) => 38;

    public void Draw(ICanvas canvas, ITypesetter typesetter, Theme theme, Vector2 size, RowState state)
    {
        RowFace.Draw(canvas, theme, size, state);
        DepartmentShape.Draw(canvas, Department, new Vector2(28, size.Y / 2), 7, Palette());
        var tag = typesetter.Lay(Tag, new TextStyle(14) { MaxLines = 1 }, 140);
        var room = size.X - 62 - (Tag.Length > 0 ? tag.Size.X + 24 : 0);
        // A name in any script starts beside its icon.
        var style = new TextStyle(theme.TextSize) { MaxLines = 1 };
        var name = typesetter.Lay(Text, style, float.PositiveInfinity);
        name = name.Size.X > room ? typesetter.Lay(Text, style, room) : name;
        canvas.Text(name, new Vector2(46, (size.Y - name.Size.Y) / 2), theme.Ink);
        if (Tag.Length > 0)
        {
            var pill = new Rect(size.X - tag.Size.X - 28, (size.Y - 24) / 2, tag.Size.X + 16, 24);
            canvas.RoundRectangle(pill, 12, Paint.Line(theme.Line, 1));
            canvas.Text(tag, pill.Centre - (tag.Size / 2), theme.SoftInk);
        }
    }
}
