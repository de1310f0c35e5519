using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Pointers;

/// <summary>Draws another participant's pointer: an arrow in their department's color, and their name. The position of its object is
/// the tip.</summary>
public sealed class PointerMark(string name, uint department) : Renderer
{
    private const float Type = 17.5f;

    private ITextLayout? _name;

    public override Rect Bounds => new(-4, -4, 36 + Name.Size.X, 34 + Name.Size.Y);

    private ITextLayout Name =>
        _name ??= Scene.Typesetter.Lay(name, new TextStyle(Type) { Bold = true, MaxLines = 1 }, 180);

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        var colour = DepartmentShape.ColourOf(department, palette);
        var arrow = new Outline().MoveTo(0, 0).LineTo(21, 17).LineTo(11, 18.5f).LineTo(6, 27).Close();
        canvas.Path(arrow, colour);
        canvas.Path(arrow, Paint.Line(palette.Surface, 2));
        var tag = Rect.At(new Vector2(14, 24), Name.Size + new Vector2(16, 2));
        canvas.RoundRectangle(tag, tag.Height / 2, colour);
        canvas.RoundRectangle(tag, tag.Height / 2, Paint.Line(palette.Surface, 1.5f));
        canvas.Text(Name, tag.Position + new Vector2(8, 1), department == 0 ? palette.Surface : Color.White);
    }
}
