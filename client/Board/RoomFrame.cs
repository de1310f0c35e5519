using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Board;

/// <summary>Divides the screen: panels at its edges reserve space, and the floor gets the rest.</summary>
public sealed class RoomFrame(FloorCamera camera) : Behaviour
{
    private float _top;
    private float _right;
    private float _bottom;

    /// <summary>Fires when the available part for the floor or an edge changed.</summary>
    public event Action? Changed;

    /// <summary>Height of the ribbon, in units.</summary>
    public float Top
    {
        get => _top;
        set => Set(ref _top, value);
    }

    /// <summary>Width of the side panel, in units.</summary>
    public float Right
    {
        get => _right;
        set => Set(ref _right, value);
    }

    /// <summary>Height of the bar and the card above it, in units.</summary>
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
