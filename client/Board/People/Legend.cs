using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.People;

/// <summary>Draws the legend on the wall: the shape of each department, and the number of its people. Its object is at the room's
/// corner.</summary>
public sealed class Legend : Renderer
{
    private const float Type = 20;
    private const float Radius = 9;

    private float _top;
    private IReadOnlyList<(Group Group, string Name)> _groups = [];
    private (int Count, Vector2 At) _left;

    /// <summary>The upper edge of its line, room units.</summary>
    public float Top
    {
        get => _top;
        set
        {
            if (_top != value)
            {
                _top = value;
                Invalidate();
            }
        }
    }

    public override Rect Bounds => Rect.FromEdges(0, Top - 8, 1330, Top + 142);

    public override bool IsBlank => _groups.Count == 0;

    public void Show(IReadOnlyList<(Group Group, string Name)> groups, int left, Vector2 leftAt)
    {
        if (!_groups.SequenceEqual(groups) || _left != (left, leftAt))
        {
            (_groups, _left) = (groups, (left, leftAt));
            Invalidate();
        }
    }

    /// <summary>Width of a department's line.</summary>
    public float WidthOf(string name, int here) =>
        (Radius * 2) + 16 + Lay(name, float.PositiveInfinity).Size.X + Count(here).Size.X;

    public override void Draw(ICanvas canvas)
    {
        var palette = Appearance.Of(GameObject);
        foreach (var (group, name) in _groups)
        {
            var middle = new Vector2(group.X + Radius + 3, Top + (Type * 0.66f));
            DepartmentShape.Draw(canvas, group.Department, middle, Radius, palette);
            var count = Count(group.Here);
            var word = Lay(name, MathF.Max(20, group.Width - (Radius * 2) - 14 - count.Size.X));
            var at = new Vector2(group.X + (Radius * 2) + 12, Top);
            canvas.Text(word, at, palette.Ink);
            canvas.Text(count, at + new Vector2(word.Size.X, 0), palette.Ink);
        }

        if (_left.Count > 0)
        {
            var more = Scene.Typesetter.Lay(
                Sentences.English.Say("board.more_people", ("n", _left.Count)),
                new TextStyle(24) { Bold = true },
                float.PositiveInfinity
            );
            canvas.Text(more, _left.At - (more.Size / 2), palette.Ink);
        }
    }

    private ITextLayout Lay(string name, float width) =>
        Scene.Typesetter.Lay(name, new TextStyle(Type) { MaxLines = 1 }, width);

    private ITextLayout Count(int here) => Lay($" · {here}", float.PositiveInfinity);
}
