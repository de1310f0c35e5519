using System.Numerics;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Places its children one after another, once per turn, if they have a size.</summary>
public sealed class Stack : Behaviour, ISized
{
    public bool Horizontal { get; set; }

    public float Gap { get; set; } = 8;

    public Vector2 Padding { get; set; }

    /// <summary>Total size, with gaps and padding.</summary>
    public Vector2 Size { get; private set; }

    public void Arrange()
    {
        var at = Padding;
        var across = 0f;
        var any = false;
        foreach (var child in Transform.Children)
        {
            if (!child.GameObject.IsActiveSelf || child.GameObject.GetComponent<ISized>() is not { } sized)
            {
                continue;
            }

            child.Position = at;
            any = true;
            at += Horizontal ? new Vector2(sized.Size.X + Gap, 0) : new Vector2(0, sized.Size.Y + Gap);
            across = MathF.Max(across, Horizontal ? sized.Size.Y : sized.Size.X);
        }

        var last = any ? Gap : 0;
        Size = Horizontal
            ? new Vector2(at.X - last + Padding.X, across + (2 * Padding.Y))
            : new Vector2(across + (2 * Padding.X), at.Y - last + Padding.Y);
    }

    protected internal override void LateUpdate() => Arrange();
}
