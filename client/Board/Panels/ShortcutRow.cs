using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>A row of the key sheet.</summary>
internal sealed class ShortcutRow : Renderer
{
    private const float Height = 32;

    private float _width;

    public string Does { get; init; } = "";

    public string Keys { get; init; } = "";

    public override Rect Bounds => new(0, 0, _width, Height);

    public float Lay(float width)
    {
        _width = width;
        Invalidate();
        return Height;
    }

    public override void Draw(ICanvas canvas)
    {
        var theme = Themed.Of(GameObject);
        var keys = Scene.Typesetter.Lay(Keys, new TextStyle(14) { MaxLines = 1 }, _width / 2);
        var cap = new Rect(_width - keys.Size.X - 18, 3, keys.Size.X + 16, 26);
        canvas.RoundRectangle(cap, 6, theme.Sunken);
        canvas.RoundRectangle(cap.Grown(-0.5f), 6, Paint.Line(theme.Line, 1));
        canvas.Text(keys, cap.Centre - (keys.Size / 2), theme.Ink);
        var does = Scene.Typesetter.Lay(Does, new TextStyle(theme.TextSize) { MaxLines = 1 }, cap.X - 12);
        canvas.Text(does, new Vector2(0, (Height - does.Size.Y) / 2), theme.Ink);
    }
}
