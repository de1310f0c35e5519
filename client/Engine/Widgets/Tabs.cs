using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Chooses one of several sheets. It is one stop for Tab; the arrow keys change the sheet.</summary>
public sealed class Tabs : Control
{
    private IReadOnlyList<(string Label, string Count)> _items = [];
    private int _selected;
    private int _hovered = -1;

    /// <summary>Fires when the user chose another sheet.</summary>
    public event Action? Chosen;

    public override bool IsFocusable => _items.Count > 1;

    /// <summary>The names of the sheets, each with an optional count.</summary>
    public IReadOnlyList<(string Label, string Count)> Items
    {
        get => _items;
        set
        {
            if (!_items.SequenceEqual(value))
            {
                _items = value;
                Invalidate();
            }
        }
    }

    public int Selected
    {
        get => _selected;
        set
        {
            if (_selected != value)
            {
                _selected = value;
                Invalidate();
            }
        }
    }

    private float Each => Size.X / Math.Max(1, _items.Count);

    /// <summary>Returns the rectangle of a tab, in its own units.</summary>
    public Rect AreaOf(int tab) => new(tab * Each, 0, Each, Size.Y);

    public override void Draw(ICanvas canvas)
    {
        canvas.Rectangle(new Rect(0, Size.Y - 1, Size.X, 1), Theme.SoftLine);
        for (var i = 0; i < _items.Count; i++)
        {
            var area = AreaOf(i);
            var isOn = i == _selected;
            if (i == _hovered && !isOn)
            {
                canvas.RoundRectangle(area.Grown(-3), Theme.Radius - 3, Color.Mix(Theme.Surface, Theme.Ink, 0.07f));
            }

            var (label, count) = _items[i];
            var style = new TextStyle(Theme.TextSize) { Bold = isOn, MaxLines = 1 };
            var counted = Scene.Typesetter.Lay(count, new TextStyle(14) { Bold = true, MaxLines = 1 }, 60);
            var pill = count.Length == 0 ? 0 : MathF.Max(22, counted.Size.X + 12);
            var text = Scene.Typesetter.Lay(label, style, MathF.Max(20, Each - pill - 16));
            var left = area.X + ((Each - text.Size.X - (pill > 0 ? pill + 6 : 0)) / 2);
            canvas.Text(text, new Vector2(left, (Size.Y - text.Size.Y) / 2), isOn ? Theme.Ink : Theme.SoftInk);
            if (pill > 0)
            {
                var badge = new Rect(left + text.Size.X + 6, (Size.Y - 22) / 2, pill, 22);
                canvas.RoundRectangle(badge, 11, Color.Mix(Theme.Surface, Theme.Ink, 0.12f));
                canvas.Text(counted, badge.Centre - (counted.Size / 2), Theme.Ink);
            }

            if (isOn)
            {
                canvas.RoundRectangle(new Rect(area.X + 8, Size.Y - 4, area.Width - 16, 4), 2, Theme.Accent);
            }
        }

        if (IsFocused)
        {
            canvas.RoundRectangle(
                AreaOf(_selected).Grown(-2),
                Theme.Radius,
                Paint.Line(Theme.Accent, Theme.FocusWidth)
            );
        }
    }

    protected internal override void OnPointerMove(PointerEvent pointer) => Hover(TabAt(pointer));

    protected internal override void OnPointerLeave() => Hover(-1);

    protected internal override void OnClick(PointerEvent pointer) => Choose(TabAt(pointer));

    protected internal override bool OnKey(KeyEvent key)
    {
        if (key.Modifiers != Modifiers.None)
        {
            return false;
        }

        int? to = key.Key switch
        {
            Key.Left => _selected - 1,
            Key.Right => _selected + 1,
            Key.Home => 0,
            Key.End => _items.Count - 1,
            _ => null,
        };
        if (to is { } tab)
        {
            Choose(Math.Clamp(tab, 0, _items.Count - 1));
        }

        return to is not null;
    }

    private int TabAt(PointerEvent pointer) =>
        Math.Clamp((int)MathF.Floor(pointer.Local.X / Each), 0, Math.Max(0, _items.Count - 1));

    private void Hover(int tab)
    {
        if (_hovered != tab)
        {
            _hovered = tab;
            Invalidate();
        }
    }

    private void Choose(int tab)
    {
        if (tab != _selected && tab < _items.Count)
        {
            Selected = tab;
            Chosen?.Invoke();
        }
    }
}
