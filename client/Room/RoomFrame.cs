using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Showing;

/// <summary>Shares the screen out: what stands at its edges says how much it takes, and the floor is seen in the rest.</summary>
public sealed class RoomFrame(FloorCamera camera) : Behaviour
{
    private float _top;
    private float _right;
    private float _bottom;

    /// <summary>What is left for the floor is another part of the screen, or an edge is.</summary>
    public event Action? Changed;

    /// <summary>Units that the ribbon takes.</summary>
    public float Top
    {
        get => _top;
        set => Set(ref _top, value);
    }

    /// <summary>Units that the side panel takes.</summary>
    public float Right
    {
        get => _right;
        set => Set(ref _right, value);
    }

    /// <summary>Units that the bar, and the card above it, take.</summary>
    public float Bottom
    {
        get => _bottom;
        set => Set(ref _bottom, value);
    }

    protected override void OnEnable()
    {
        Scene.Screen.Changed += Fit;
        Fit();
    }

    protected override void OnDisable() => Scene.Screen.Changed -= Fit;

    private void Set(ref float edge, float value)
    {
        if (edge != value)
        {
            edge = value;
            if (IsActiveAndEnabled)
            {
                Fit();
            }
        }
    }

    private void Fit()
    {
        var screen = Scene.Screen.Size;
        var (width, height) = (MathF.Max(0, screen.X - _right), MathF.Max(0, screen.Y - _top - _bottom));
        camera.Frame = new Rect(0, _top, width, height);
        Changed?.Invoke();
    }
}
