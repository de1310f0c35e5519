using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Tests.Unit.Engine;

/// <summary>A rectangle of one colour.</summary>
internal sealed class Box : Renderer
{
    private Color _color = Color.Black;

    public Vector2 Size { get; set; } = new(100, 60);

    public Color Color
    {
        get => _color;
        set
        {
            _color = value;
            Invalidate();
        }
    }

    public override Rect Bounds => Rect.At(Vector2.Zero, Size);

    public override void Draw(ICanvas canvas) => canvas.Rectangle(Bounds, Color);

    public static Box Put(GameObject under, float x, float y, Vector2? size = null, Color? color = null)
    {
        var place = under.AddChild("box");
        place.Transform.Position = new Vector2(x, y);
        return place.AddComponent(new Box { Size = size ?? new Vector2(100, 60), _color = color ?? Color.Black });
    }
}
