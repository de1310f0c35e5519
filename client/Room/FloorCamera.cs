using System.Numerics;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Showing.Scenery;

namespace ElephantBoard.Showing;

/// <summary>Where one looks at the floor: pan and zoom of its layer, in room units, within the part of the screen left for it.</summary>
public sealed class FloorCamera(Layer floor) : Behaviour
{
    /// <summary>Screen units a room unit, at most: one elephant fills the screen.</summary>
    public const float Nearest = 4;

    private Rect _frame;
    private Vector2 _middle;
    private bool _fits = true;

    /// <summary>The whole room, but for the wall that is hidden behind the ribbon.</summary>
    public static Rect WholeRoom => Places.Shown;

    public Layer Floor => floor;

    /// <summary>The part of the screen that shows the floor, in screen units.</summary>
    public Rect Frame
    {
        get => _frame;
        set
        {
            if (_frame != value)
            {
                // Through a window that shows nothing for a while, too.
                _middle = _frame.IsEmpty ? _middle : View.Centre;
                _frame = value;
                floor.Transform.Position = value.Position;
                floor.Size = value.Size;
                Look();
                if (!_fits)
                {
                    Centre(_middle);
                }
            }
        }
    }

    /// <summary>Shows the whole room, and goes on doing so when the window changes.</summary>
    public void FitAll()
    {
        _fits = true;
        Look();
    }

    /// <summary>Shows an area of the floor, as large as it can be seen whole.</summary>
    public void Show(Rect area)
    {
        if (_frame.IsEmpty || area.IsEmpty)
        {
            return;
        }

        _fits = false;
        floor.Zoom = Math.Min(Nearest, MathF.Min(_frame.Width / area.Width, _frame.Height / area.Height));
        floor.Offset = area.Centre - (_frame.Size / floor.Zoom / 2);
    }

    /// <summary>What of the floor is seen.</summary>
    public Rect View => Rect.At(floor.Offset, _frame.Size / floor.Zoom);

    /// <summary>Shows a place in the middle, at the zoom that is.</summary>
    public void Centre(Vector2 place)
    {
        if (!_frame.IsEmpty)
        {
            _fits = false;
            floor.Offset = place - (_frame.Size / floor.Zoom / 2);
        }
    }

    /// <summary>Brings an area into view, if it is not.</summary>
    public void Reveal(Rect area)
    {
        if (!_fits && !View.Contains(area))
        {
            Centre(area.Centre);
        }
    }

    /// <summary>Zooms about the middle of what is seen.</summary>
    public void Zoom(float factor) => Zoom(factor, floor.ToScreen(View.Centre));

    /// <param name="by">Screen units.</param>
    public void Pan(Vector2 by)
    {
        _fits = false;
        floor.Offset -= by / floor.Zoom;
    }

    /// <summary>Zooms so that what is under a point of the screen stays under it.</summary>
    /// <param name="factor">2: twice as large.</param>
    /// <param name="pixel">In pixels of the screen.</param>
    public void Zoom(float factor, Vector2 pixel)
    {
        if (_frame.IsEmpty)
        {
            return;
        }

        _fits = false;
        var under = floor.FromScreen(pixel);
        floor.Zoom = Math.Clamp(floor.Zoom * factor, Fitting / 4, Nearest);
        var now = floor.FromScreen(pixel);
        floor.Offset += under - now;
    }

    private float Fitting => MathF.Min(_frame.Width / WholeRoom.Width, _frame.Height / WholeRoom.Height);

    private void Look()
    {
        if (_fits && !_frame.IsEmpty)
        {
            Show(WholeRoom);
            _fits = true;
        }
    }
}
