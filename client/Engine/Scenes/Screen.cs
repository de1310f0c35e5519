using System.Numerics;

namespace ElephantBoard.Engine.Scenes;

/// <summary>The client area of the window, as the scene sees it.</summary>
public sealed class Screen
{
    /// <summary>In pixels.</summary>
    public int Width { get; private set; } = 1280;

    /// <summary>In pixels.</summary>
    public int Height { get; private set; } = 720;

    /// <summary>Pixels per unit.</summary>
    public float Scale { get; private set; } = 1;

    /// <summary>In units.</summary>
    public Vector2 Size => new Vector2(Width, Height) / Scale;

    /// <summary>Called when the size or the scale changed.</summary>
    public event Action? Changed;

    public void Resize(int width, int height, float scale)
    {
        if (width != Width || height != Height || scale != Scale)
        {
            (Width, Height, Scale) = (width, height, scale);
            Changed?.Invoke();
        }
    }
}
