using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A list with one selected row. Only the rows in view are drawn.</summary>
public sealed class ListBox : Control
{
    private IReadOnlyList<string> _items = [];
    private int _selected = -1;
    private float _scroll;

    /// <summary>Fires when another row was selected.</summary>
    public event Action? Changed;

    /// <summary>Fires when the selected row was chosen by Enter or a second click.</summary>
    public event Action? Chosen;

    public override bool IsFocusable => true;

    public IReadOnlyList<string> Items
    {
        get => _items;
        set
        {
            _items = value;
            _selected = Math.Min(_selected, value.Count - 1);
            Scroll(0);
        }
    }

    /// <summary>-1: none.</summary>
    public int Selected
    {
        get => _selected;
        set
        {
            var to = Math.Clamp(value, -1, _items.Count - 1);
            if (_selected != to)
            {
                _selected = to;
                Changed?.Invoke();
            }

            if (to >= 0)
            {
                var top = to * RowHeight;
                _scroll = Math.Clamp(_scroll, top + RowHeight - Size.Y, MathF.Max(0, top));
                Scroll(0);
            }

            Invalidate();
        }
    }

    public float RowHeight => Theme.ControlHeight;

    public int FirstRow => (int)(_scroll / RowHeight);

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        canvas.RoundRectangle(area, Theme.Radius, Theme.Surface);
        canvas.Save();
        canvas.Clip(area);
        var rows = (int)MathF.Ceiling(Size.Y / RowHeight) + 1;
        for (var row = FirstRow; row < Math.Min(_items.Count, FirstRow + rows); row++)
        {
            var line = new Rect(0, (row * RowHeight) - _scroll, Size.X, RowHeight);
            if (row == _selected)
            {
                canvas.Rectangle(line, Theme.Selection);
                canvas.Rectangle(line with { Width = 4 }, Theme.Accent);
            }

            var text = Scene.Typesetter.Lay(
                _items[row],
                new TextStyle(Theme.TextSize) { MaxLines = 1 },
                Size.X - (2 * Theme.Gap)
            );
            canvas.Text(text, new Vector2(Theme.Gap, line.Y + ((RowHeight - text.Size.Y) / 2)), TextColor);
        }

        canvas.Restore();
        canvas.RoundRectangle(area.Grown(-0.75f), Theme.Radius, Paint.Line(Theme.Line, 1.5f));
        DrawFocus(canvas);
    }

    protected internal override void OnPointerDown(PointerEvent pointer)
    {
        var row = (int)MathF.Floor((pointer.Local.Y + _scroll) / RowHeight);
        if (row >= 0 && row < _items.Count)
        {
            Selected = row;
            if (pointer.Clicks == 2)
            {
                Chosen?.Invoke();
            }
        }
    }

    protected internal override bool OnWheel(PointerEvent pointer)
    {
        var before = _scroll;
        Scroll(-pointer.Wheel.Y * RowHeight);
        return _scroll != before;
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (key.Modifiers != Modifiers.None || _items.Count == 0)
        {
            return false;
        }

        var page = Math.Max(1, (int)(Size.Y / RowHeight) - 1);
        int? to = key.Key switch
        {
            Key.Up => Math.Max(0, _selected - 1),
            Key.Down => _selected + 1,
            Key.PageUp => Math.Max(0, _selected - page),
            Key.PageDown => _selected + page,
            Key.Home => 0,
            Key.End => _items.Count - 1,
            _ => null,
        };
        if (to is { } row)
        {
            Selected = row;
            return true;
        }

        if (key.Key == Key.Enter && _selected >= 0)
        {
            Chosen?.Invoke();
            return true;
        }

        return false;
    }

    /// <summary>Selects the next row that starts with the typed text.</summary>
    protected internal override bool OnText(string text)
    {
        for (var i = 1; i <= _items.Count; i++)
        {
            var row = (_selected + i) % _items.Count;
            if (_items[row].StartsWith(text, StringComparison.CurrentCultureIgnoreCase))
            {
                Selected = row;
                break;
            }
        }

        return true;
    }

    private void Scroll(float by)
    {
        if (IsAlive)
        {
            _scroll = Math.Clamp(_scroll + by, 0, MathF.Max(0, (_items.Count * RowHeight) - Size.Y));
        }

        Invalidate();
    }
}
