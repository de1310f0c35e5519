using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Where people write: one line, or several.</summary>
public sealed class TextField : Control
{
    private const float Padding = 10;

    private TextEditor _editor = new();
    private ITextLayout? _layout;
    private Vector2 _scroll;
    private float? _column;

    /// <summary>The text is another one, by whatever way.</summary>
    public event Action? Changed;

    /// <summary>Enter in a field of one line; Control and Enter in one of several.</summary>
    public event Action? Submitted;

    public override bool IsFocusable => true;

    /// <summary>Shown while nothing is written.</summary>
    public string Placeholder { get; set; } = "";

    public string Text
    {
        get => _editor.Text;
        set
        {
            _editor.Reset(value);
            Follow();
        }
    }

    public TextEditor Editor
    {
        get => _editor;
        set
        {
            _editor = value;
            Follow();
        }
    }

    /// <summary>Where the caret is, in the field's own units.</summary>
    public Rect CaretRect => Layout.Caret(_editor.Caret).Moved(Origin);

    private TextStyle Style => new(Theme.TextSize);

    private Vector2 Inside => Size - new Vector2(2 * Padding);

    private Vector2 Origin => new Vector2(Padding) - _scroll;

    private ITextLayout Layout =>
        _layout ??= Scene.Typesetter.Lay(_editor.Text, Style, _editor.IsMultiLine ? Inside.X : float.PositiveInfinity);

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        canvas.RoundRectangle(area, Theme.Radius, Theme.Surface);
        canvas.RoundRectangle(area.Grown(-0.75f), Theme.Radius, Paint.Line(Theme.Line, 1.5f));
        canvas.Save();
        canvas.Clip(area.Grown(-Padding / 2));
        foreach (var selected in Layout.Selection(_editor.SelectionStart, _editor.SelectionEnd))
        {
            canvas.Rectangle(selected.Moved(Origin), Theme.Selection);
        }

        if (_editor.Text.Length == 0 && Placeholder.Length > 0)
        {
            canvas.Text(Scene.Typesetter.Lay(Placeholder, Style, Inside.X), Origin, Theme.SoftInk);
        }

        canvas.Text(Layout, Origin, TextColor);
        if (IsFocused)
        {
            // It stands still: a blinking caret would draw frames while nothing happens.
            canvas.Rectangle(CaretRect with { X = CaretRect.X - 1, Width = 2 }, Theme.Ink);
        }

        canvas.Restore();
        DrawFocus(canvas);
    }

    protected internal override void OnPointerDown(PointerEvent pointer)
    {
        var index = IndexAt(pointer);
        switch (pointer.Clicks % 3)
        {
            case 1:
                _editor.MoveTo(index, pointer.Modifiers.HasFlag(Modifiers.Shift));
                break;
            case 2:
                _editor.SelectWord(index);
                break;
            default:
                _editor.SelectAll();
                break;
        }

        Show();
    }

    protected internal override void OnDrag(PointerEvent pointer)
    {
        _editor.MoveTo(IndexAt(pointer), select: true);
        Show();
    }

    protected internal override bool OnText(string text)
    {
        if (Interactable)
        {
            Edit(() => _editor.Insert(text));
        }

        return true;
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (!key.Alt && (key.Control ? Shortcut(key) : false))
        {
            return true;
        }

        switch (key.Key)
        {
            case Key.Enter when _editor.IsMultiLine && !key.Control:
                Edit(() => _editor.Insert("\n"));
                return true;
            case Key.Enter:
                Submitted?.Invoke();
                return Submitted is not null;
            case Key.Backspace:
                Edit(() => _editor.Backspace(key.Control));
                return true;
            case Key.Delete:
                Edit(() => _editor.Delete(key.Control));
                return true;
            case Key.Left or Key.Right or Key.Up or Key.Down or Key.Home or Key.End when !key.Alt:
                return Move(key);
            default:
                // What makes a letter is no shortcut.
                return !key.Control && !key.Alt && key.Key is >= Key.A and <= Key.Digit9 or Key.Space;
        }
    }

    protected override void OnResize() => _layout = null;

    private bool Shortcut(KeyEvent key)
    {
        switch (key.Key)
        {
            case Key.A:
                _editor.SelectAll();
                Show();
                return true;
            case Key.C or Key.X:
                if (_editor.HasSelection)
                {
                    Scene.Events.Clipboard.Write(_editor.SelectedText);
                    if (key.Key == Key.X)
                    {
                        Edit(() => _editor.Delete());
                    }
                }

                return true;
            case Key.V:
                Edit(() => _editor.Insert(Scene.Events.Clipboard.Read()));
                return true;
            case Key.Z when !key.Shift:
                Edit(_editor.Undo);
                return true;
            case Key.Z or Key.Y:
                Edit(_editor.Redo);
                return true;
            default:
                return false;
        }
    }

    private bool Move(KeyEvent key)
    {
        var column = _column;
        var caret = _editor.Caret;
        var to = key.Key switch
        {
            Key.Left => Aside(-1, key.Control),
            Key.Right => Aside(1, key.Control),
            Key.Home => key.Control ? 0 : Layout.LineAt(caret).Start,
            Key.End => key.Control ? _editor.Text.Length : Layout.LineAt(caret).End,
            Key.Up => Line(-1),
            _ => Line(1),
        };
        if (!key.Shift && !key.Control && _editor.HasSelection && key.Key is Key.Left or Key.Right && !key.Shift)
        {
            to = IsLeft(key.Key, _editor.SelectionStart, _editor.SelectionEnd)
                ? _editor.SelectionStart
                : _editor.SelectionEnd;
        }

        _editor.MoveTo(to, key.Shift);
        Show();
        _column = key.Key is Key.Up or Key.Down ? column ?? Layout.Caret(caret).X : null;
        return true;
    }

    private bool IsLeft(Key key, int start, int end) =>
        (Layout.Caret(start).X <= Layout.Caret(end).X) == (key == Key.Left);

    /// <summary>The place beside the caret in the direction in which it is seen, whatever way the script runs.</summary>
    private int Aside(int direction, bool word)
    {
        var caret = _editor.Caret;
        var (before, after) = word
            ? (_editor.WordBefore(caret), _editor.WordAfter(caret))
            : (_editor.Before(caret), _editor.After(caret));
        var here = Layout.Caret(caret);
        var next = after == caret ? Layout.Caret(before) : Layout.Caret(after);
        var runsLeft = next.Y == here.Y && (after == caret ? next.X > here.X : next.X < here.X);
        return (direction > 0) == runsLeft ? before : after;
    }

    private int Line(int by)
    {
        var caret = Layout.Caret(_editor.Caret);
        var y = caret.Centre.Y + (by * caret.Height);
        if (y < 0)
        {
            return 0;
        }

        return y > Layout.Size.Y ? _editor.Text.Length : Layout.IndexAt(new Vector2(_column ?? caret.X, y));
    }

    private int IndexAt(PointerEvent pointer) => Layout.IndexAt(pointer.Local - Origin);

    private void Edit(Action edit)
    {
        var before = _editor.Text;
        edit();
        if (_editor.Text != before)
        {
            Follow();
        }

        Show();
    }

    private void Follow()
    {
        _layout = null;
        if (IsAlive)
        {
            Show();
            Changed?.Invoke();
        }
    }

    private void Show()
    {
        _column = null;
        var caret = Layout.Caret(_editor.Caret);
        _scroll = new Vector2(
            Math.Clamp(_scroll.X, caret.X - Inside.X, MathF.Max(0, caret.X)),
            Math.Clamp(_scroll.Y, MathF.Min(caret.Y, caret.Bottom - Inside.Y), MathF.Max(0, caret.Y))
        );
        _scroll = Vector2.Max(Vector2.Zero, Vector2.Min(_scroll, Vector2.Max(Vector2.Zero, Layout.Size - Inside)));
        Invalidate();
    }
}
