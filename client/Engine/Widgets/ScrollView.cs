using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Widgets;

/// <summary>
/// A window onto something higher than itself. Its contents are a layer of their own: scrolling moves tiles. By wheel, by
/// keys, by dragging its bar; what gets the focus comes into view.
/// </summary>
public sealed class ScrollView : Control, IReveals
{
    private const float Bar = 10;

    private Layer? _content;
    private float _height;

    public override bool IsFocusable => _height > Size.Y;

    /// <summary>Where what is scrolled is put.</summary>
    public GameObject Content => ContentLayer.GameObject;

    /// <summary>How high the contents are.</summary>
    public float ContentHeight
    {
        get => _height;
        set
        {
            _height = value;
            ScrollTo(Scroll);
        }
    }

    /// <summary>How far it is scrolled, in units.</summary>
    public float Scroll => _content?.Offset.Y ?? 0;

    private float Longest => MathF.Max(0, _height - Size.Y);

    private Layer ContentLayer =>
        _content ??= GameObject.AddChild("content").AddComponent(new Layer { Size = Size - new Vector2(Bar, 0) });

    public void ScrollTo(float to)
    {
        ContentLayer.Offset = new Vector2(0, Math.Clamp(to, 0, Longest));
        Invalidate();
    }

    public void Reveal(Widget widget)
    {
        var bounds = widget.LayerBounds;
        var to = Scroll;
        to = MathF.Max(to, bounds.Bottom - Size.Y);
        ScrollTo(MathF.Min(to, bounds.Y));
    }

    public override void Draw(ICanvas canvas)
    {
        if (Longest > 0)
        {
            var length = MathF.Max(24, Size.Y * Size.Y / _height);
            var top = Scroll / Longest * (Size.Y - length);
            canvas.RoundRectangle(new Rect(Size.X - Bar + 2, top, Bar - 4, length), 3, Theme.Line);
        }

        DrawFocus(canvas);
    }

    protected internal override void Awake() => ContentLayer.Size = Size - new Vector2(Bar, 0);

    protected internal override bool OnWheel(PointerEvent pointer)
    {
        var before = Scroll;
        ScrollTo(Scroll - (pointer.Wheel.Y * Theme.ControlHeight * 1.5f));
        return Scroll != before;
    }

    protected internal override void OnDrag(PointerEvent pointer)
    {
        if (Size.Y > 0)
        {
            ScrollTo((pointer.Local.Y / Size.Y * _height) - (Size.Y / 2));
        }
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (key.Modifiers != Modifiers.None || Longest <= 0)
        {
            return false;
        }

        float? to = key.Key switch
        {
            Key.Up when IsFocused => Scroll - Theme.ControlHeight,
            Key.Down when IsFocused => Scroll + Theme.ControlHeight,
            Key.PageUp => Scroll - (Size.Y * 0.9f),
            Key.PageDown => Scroll + (Size.Y * 0.9f),
            Key.Home when IsFocused => 0,
            Key.End when IsFocused => Longest,
            _ => null,
        };
        if (to is { } place)
        {
            ScrollTo(place);
        }

        return to is not null;
    }

    protected override void OnResize()
    {
        if (_content is { } content)
        {
            content.Size = Size - new Vector2(Bar, 0);
        }
    }
}
