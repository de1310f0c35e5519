using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>
/// A list of rows of any height that draw themselves. Only the rows in view are drawn. It is one stop for Tab; arrow keys
/// go from row to row. Letters are left for shortcuts on the current row.
/// </summary>
public sealed class RowList : Control
{
    private IReadOnlyList<IRow> _rows = [];
    private float[] _tops = [0];
    private int _current = -1;
    private int _hovered = -1;
    private float _scroll;
    private float? _grip;

    /// <summary>A line was chosen: by clicks, so many of them, or by Enter, which counts as two.</summary>
    public event Action<IRow, int>? Chosen;

    /// <summary>Fires on a request for a row's menu: right button, long press, or Menu key. With a position in pixels.</summary>
    public event Action<IRow, Vector2>? Asked;

    /// <summary>Fires when the current row changed.</summary>
    public event Action? Moved;

    public override bool IsFocusable => _rows.Any(row => row.IsChoosable);

    /// <summary>Text that is shown if there are no rows.</summary>
    public string Empty { get; set; } = "";

    /// <summary>Rows with the same <see cref="IRow.Key"/> are the same row: the current row and the scroll position stay.</summary>
    public IReadOnlyList<IRow> Rows
    {
        get => _rows;
        set
        {
            var key = _current >= 0 ? _rows[_current].Key : null;
            _rows = value;
            _current = key is null ? -1 : Find(key);
            Measure();
        }
    }

    public IRow? Current => _current >= 0 ? _rows[_current] : null;

    /// <summary>Height of all rows.</summary>
    public float ContentHeight => _tops[^1];

    public void Go(IRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Go(Find(row.Key));
    }

    /// <summary>Returns the next selectable row in a direction, or the first or last if there is no current row.</summary>
    public void Step(int by)
    {
        var at = _current < 0 && by < 0 ? _rows.Count : _current;
        for (var row = at + Math.Sign(by); row >= 0 && row < _rows.Count; row += Math.Sign(by))
        {
            if (_rows[row].IsChoosable)
            {
                Go(row);
                return;
            }
        }
    }

    public void Choose()
    {
        if (Current is { } row)
        {
            Chosen?.Invoke(row, 2);
        }
    }

    /// <summary>Returns the rectangle of a row, in the list's own units.</summary>
    public Rect AreaOf(IRow row)
    {
        var at = Find(row.Key);
        return at < 0 ? Rect.Empty : AreaOf(at);
    }

    public override void Draw(ICanvas canvas)
    {
        canvas.Save();
        canvas.Clip(Rect.At(Vector2.Zero, Size));
        if (_rows.Count == 0 && Empty.Length > 0)
        {
            var text = Scene.Typesetter.Lay(Empty, new TextStyle(Theme.TextSize), MathF.Max(20, Size.X - 24));
            canvas.Text(text, new Vector2(12, 12), Theme.SoftInk);
        }

        for (var i = FirstInView(); i < _rows.Count && _tops[i] - _scroll < Size.Y; i++)
        {
            var state = new RowState(i == _current, i == _hovered, IsFocused && i == _current);
            canvas.Save();
            canvas.Transform(Matrix3x2.CreateTranslation(0, _tops[i] - _scroll));
            _rows[i].Draw(canvas, Scene.Typesetter, Theme, new Vector2(Inside, _tops[i + 1] - _tops[i]), state);
            canvas.Restore();
        }

        canvas.Restore();
        if (Longest > 0)
        {
            var (top, length) = Thumb;
            canvas.RoundRectangle(new Rect(Size.X - 8, top, 6, length), 3, _grip is null ? Theme.SoftLine : Theme.Line);
        }

        if (IsFocused && _current < 0)
        {
            DrawFocus(canvas);
        }
    }

    protected internal override void Awake() => Measure();

    protected internal override void OnPointerMove(PointerEvent pointer) => Hover(RowAt(pointer));

    protected internal override void OnPointerLeave() => Hover(-1);

    protected internal override void OnPointerDown(PointerEvent pointer)
    {
        if (pointer.Local.X >= Size.X - 12 && Longest > 0)
        {
            var (top, length) = Thumb;
            var isOn = pointer.Local.Y >= top && pointer.Local.Y <= top + length;
            _grip = isOn ? pointer.Local.Y - top : length / 2;
            Scroll((pointer.Local.Y - _grip.Value) / MathF.Max(1, Size.Y - length) * Longest);
            return;
        }

        if (RowAt(pointer) is >= 0 and var row)
        {
            Go(row);
        }
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
            Scroll((pointer.Local.Y - grip) / MathF.Max(1, Size.Y - Thumb.Length) * Longest);
        }
    }

    protected internal override void OnClick(PointerEvent pointer)
    {
        if (pointer.Local.X >= Size.X - 12 && Longest > 0)
        {
            return;
        }

        if (RowAt(pointer) is >= 0 and var row)
        {
            if (pointer.Button == PointerButton.Right)
            {
                Asked?.Invoke(_rows[row], pointer.Screen);
            }
            else if (pointer.Button == PointerButton.Left)
            {
                Chosen?.Invoke(_rows[row], pointer.Clicks);
            }
        }
    }

    protected internal override bool OnWheel(PointerEvent pointer)
    {
        var before = _scroll;
        Scroll(_scroll - (pointer.Wheel.Y * Theme.ControlHeight * 1.5f));
        return _scroll != before;
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (_rows.Count == 0)
        {
            return false;
        }

        if (Current is { } current && (key.Is(Key.Menu) || key.Is(Key.F10, Modifiers.Shift)))
        {
            var place = Vector2.Transform(AreaOf(_current).Position + new Vector2(40, 30), Transform.ToWorld);
            Asked?.Invoke(current, Layer!.ToScreen(place));
            return true;
        }

        if (key.Modifiers != Modifiers.None)
        {
            return false;
        }

        switch (key.Key)
        {
            case Key.Up:
                Step(-1);
                return true;
            case Key.Down:
                Step(1);
                return true;
            case Key.PageUp or Key.PageDown:
                var down = key.Key == Key.PageDown;
                Near(_tops[Math.Max(0, _current)] + ((down ? 1 : -1) * MathF.Max(40, Size.Y - 60)), down);
                return true;
            case Key.Home:
                _current = -1;
                Step(1);
                return true;
            case Key.End:
                _current = -1;
                Step(-1);
                return true;
            case Key.Enter when Current is not null:
                Choose();
                return true;
            default:
                return false;
        }
    }

    protected internal override void OnFocus()
    {
        if (_current < 0)
        {
            Step(1);
        }

        Invalidate();
    }

    protected override void OnResize() => Measure();

    private float Inside => Size.X - 10;

    private float Longest => MathF.Max(0, ContentHeight - Size.Y);

    private (float Top, float Length) Thumb
    {
        get
        {
            var length = MathF.Min(Size.Y, MathF.Max(24, Size.Y * Size.Y / MathF.Max(1, ContentHeight)));
            return (Longest > 0 ? _scroll / Longest * (Size.Y - length) : 0, length);
        }
    }

    private void Measure()
    {
        if (!IsAlive)
        {
            return;
        }

        _tops = new float[_rows.Count + 1];
        for (var i = 0; i < _rows.Count; i++)
        {
            _tops[i + 1] = _tops[i] + _rows[i].HeightAt(Scene.Typesetter, Theme, Inside);
        }

        _hovered = Math.Min(_hovered, _rows.Count - 1);
        Scroll(_scroll);
    }

    private int Find(string key)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }

    private Rect AreaOf(int row) => new(0, _tops[row] - _scroll, Size.X, _tops[row + 1] - _tops[row]);

    private int FirstInView()
    {
        var found = Array.BinarySearch(_tops, _scroll);
        return Math.Max(0, found >= 0 ? found : ~found - 1);
    }

    private int RowAt(PointerEvent pointer)
    {
        for (var i = FirstInView(); i < _rows.Count && _tops[i] - _scroll < Size.Y; i++)
        {
            if (AreaOf(i).Contains(pointer.Local))
            {
                return _rows[i].IsChoosable ? i : -1;
            }
        }

        return -1;
    }

    private void Near(float place, bool down)
    {
        var found = Array.BinarySearch(_tops, Math.Clamp(place, 0, MathF.Max(0, ContentHeight - 1)));
        var row = Math.Clamp(found >= 0 ? found : ~found - 1, 0, _rows.Count - 1);
        _current = row;
        if (!_rows[row].IsChoosable)
        {
            Step(down ? -1 : 1);
        }

        Go(_current);
    }

    private void Hover(int row)
    {
        if (_hovered != row)
        {
            _hovered = row;
            Invalidate();
        }
    }

    private void Go(int row)
    {
        if (row < 0)
        {
            return;
        }

        var isOther = _current != row;
        _current = row;
        Scroll(Math.Clamp(_scroll, _tops[row + 1] - Size.Y, MathF.Max(_tops[row + 1] - Size.Y, _tops[row])));
        if (isOther)
        {
            Moved?.Invoke();
        }
    }

    private void Scroll(float to)
    {
        _scroll = Math.Clamp(to, 0, Longest);
        Invalidate();
    }
}
