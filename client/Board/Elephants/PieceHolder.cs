using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Elephants;

/// <summary>Another participant who moves an elephant. Draws a tag with their name above it, and a ring in their department's
/// color.</summary>
public sealed record PieceHolder(string Name, uint Department)
{
    private const float Type = 17.5f;

    /// <summary>Returns the area of the tag.</summary>
    public Rect Tag(Rect note, ITypesetter typesetter)
    {
        var size = Lay(typesetter).Size + new Vector2(20, 4);
        return Rect.At(new Vector2(note.Centre.X - (size.X / 2), note.Y - size.Y - 6), size);
    }

    public void Draw(ICanvas canvas, Rect note, Palette palette, ITypesetter typesetter)
    {
        ArgumentNullException.ThrowIfNull(canvas);
        var colour = DepartmentShape.ColourOf(Department, palette);
        canvas.RoundRectangle(note.Grown(4), 24, Paint.Line(colour, 5));
        var tag = Tag(note, typesetter);
        canvas.RoundRectangle(tag, tag.Height / 2, colour);
        canvas.RoundRectangle(tag, tag.Height / 2, Paint.Line(palette.Surface, 1.5f));
        var ink = Department == 0 ? palette.Surface : Color.White;
        canvas.Text(Lay(typesetter), tag.Position + new Vector2(10, 2), ink);
    }

    private ITextLayout Lay(ITypesetter typesetter) =>
        typesetter.Lay(Name, new TextStyle(Type) { Bold = true, MaxLines = 1 }, 220);
}
