using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;

namespace ElephantBoard.Engine.Widgets;

/// <summary>
/// A viewport onto higher content. The content is a layer of its own, so scrolling moves tiles. It scrolls by wheel,
/// keys, and its scroll bar; a focused widget scrolls into view.
/// </summary>
public sealed class ScrollView : Control, IReveals
{
    private const float Bar = 10;

    private Layer? _content;
    private float _height;
    private float? _grip;

    public override bool IsFocusable => _height > Size.Y;

    /// <summary>The parent of the content.</summary>
    public GameObject Content => ContentLayer.GameObject;

    /// <summary>Height of the content.</summary>
    public float ContentHeight
    {
        get => _height;
        set
        {
            _height = value;
            ScrollTo(Scroll);
        }
    }

    /// <summary>The scroll offset, in units.</summary>
    public float Scroll => _content?.Offset.Y ?? 0;

    private (float Top, float Length) Thumb
    {
        get
        {
            var length = MathF.Min(Size.Y, MathF.Max(24, Size.Y * Size.Y / MathF.Max(1, _height)));
            return (Longest > 0 ? Scroll / Longest * (Size.Y - length) : 0, length);
        }
    }

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
            var (top, length) = Thumb;
            var thumb = new Rect(Size.X - Bar + 2, top, Bar - 4, length);
            canvas.RoundRectangle(thumb, 3, _grip is null && !IsHovered ? Theme.SoftLine : Theme.Line);
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

    protected internal override void OnPointerDown(PointerEvent pointer)
    {
        if (pointer.Local.X < Size.X - Bar || Longest <= 0)
        {
            return;
        }

        var (top, length) = Thumb;
        if (pointer.Local.Y < top || pointer.Local.Y > top + length)
        {
            ScrollTo((pointer.Local.Y - (length / 2)) / MathF.Max(1, Size.Y - length) * Longest);
        }

        _grip = pointer.Local.Y - Thumb.Top;
        Invalidate();
    }

    protected internal override void OnPointerUp(PointerEvent pointer)
    {
        _grip = null;
        Invalidate();
    }

    protected internal override void OnDrag(PointerEvent pointer)
    {
        if (_grip is { } grip)
        {
            ScrollTo((pointer.Local.Y - grip) / MathF.Max(1, Size.Y - Thumb.Length) * Longest);
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
            content.Size = Vector2.Max(Vector2.Zero, Size - new Vector2(Bar, 0));
            ScrollTo(Scroll);
        }
    }
}
