using System.Numerics;

namespace ElephantBoard.Engine.Input;

/// <summary>Turns one finger into the pointer, and two into zooming and panning.</summary>
internal sealed class TouchTracker(EventSystem events)
{
    private readonly SortedDictionary<int, Vector2> _fingers = [];
    private bool _zooming;

    public void Feed(InputEvent.Touched touch)
    {
        var before = Pair();
        if (touch.Phase == TouchPhase.Ended)
        {
            _fingers.Remove(touch.Finger);
        }
        else
        {
            _fingers[touch.Finger] = touch.At;
        }

        if (_fingers.Count >= 2 && !_zooming)
        {
            _zooming = true;
            events.CancelPointer();
        }
        else if (_zooming && before is { } from && Pair() is { } to && touch.Phase == TouchPhase.Moved)
        {
            var factor = from.Distance > 1 ? to.Distance / from.Distance : 1;
            var zoom = new ZoomEvent(to.Middle, to.Middle - from.Middle, factor);
            events.Bubble(events.WidgetAt(from.Middle), zoom, static (widget, by) => widget.OnZoom(by));
        }
        else if (!_zooming)
        {
            Point(touch);
        }

        _zooming &= _fingers.Count > 0;
    }

    public void Cancel()
    {
        _fingers.Clear();
        _zooming = false;
    }

    private void Point(InputEvent.Touched touch)
    {
        switch (touch.Phase)
        {
            case TouchPhase.Began:
                events.FeedPointer(new InputEvent.PointerPressed(touch.At, IsTouch: true));
                break;
            case TouchPhase.Moved:
                events.FeedPointer(new InputEvent.PointerMoved(touch.At));
                break;
            default:
                events.FeedPointer(new InputEvent.PointerReleased(touch.At));
                events.FeedPointer(new InputEvent.PointerLeft());
                break;
        }
    }

    private (Vector2 Middle, float Distance)? Pair()
    {
        if (_fingers.Count < 2)
        {
            return null;
        }

        var two = _fingers.Values.Take(2).ToArray();
        return ((two[0] + two[1]) / 2, (two[0] - two[1]).Length());
    }
}
