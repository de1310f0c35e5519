using System.Numerics;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Board;

/// <summary>The camera of the floor: pan and zoom of its layer, in room units, within the available part of the screen.</summary>
public sealed class FloorCamera(Layer floor) : Behaviour
{
    /// <summary>Maximum screen units per room unit; one elephant then fills the screen.</summary>
    public const float Nearest = 4;

    private Rect _frame;
    private Vector2 _middle;
    private bool _fits = true;

    private Rect _wholeRoom = FloorPlan.Gathering.Shown;

    /// <summary>What is shown as the whole room.</summary>
    public Rect WholeRoom
    {
        get => _wholeRoom;
        set
        {
            if (_wholeRoom != value)
            {
                _wholeRoom = value;
                Look();
            }
        }
    }

    /// <summary>How many times larger the floor is than when the whole room is shown.</summary>
    public float Magnification => _frame.IsEmpty ? 1 : floor.Zoom / Fitting;

    public Layer Floor => floor;

    /// <summary>The part of the screen that shows the floor, in screen units.</summary>
    public Rect Frame
    {
        get => _frame;
        set
        {
            if (_frame != value)
            {
                // Also after the window was too small to show anything.
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

    /// <summary>Shows the whole room, also when the window changes later.</summary>
    public void FitAll()
    {
        _fits = true;
        Look();
    }

    /// <summary>Shows an area of the floor as large as possible.</summary>
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

    /// <summary>The visible part of the floor.</summary>
    public Rect View => Rect.At(floor.Offset, _frame.Size / floor.Zoom);

    /// <summary>Centers a position at the current zoom.</summary>
    public void Centre(Vector2 place)
    {
        if (!_frame.IsEmpty)
        {
            _fits = false;
            floor.Offset = place - (_frame.Size / floor.Zoom / 2);
        }
    }

    /// <summary>Scrolls an area into view if necessary.</summary>
    public void Reveal(Rect area)
    {
        if (!_fits && !View.Contains(area))
        {
            Centre(area.Centre);
        }
    }

    /// <summary>Zooms around the center of the view.</summary>
    public void Zoom(float factor) => Zoom(factor, floor.ToScreen(View.Centre));

    /// <param name="by">Screen units.</param>
    public void Pan(Vector2 by)
    {
        _fits = false;
        floor.Offset -= by / floor.Zoom;
    }

    /// <summary>Zooms around a point of the screen.</summary>
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
