using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Loop;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>A text field with one line or several.</summary>
public sealed class TextField : Control
{
    /// <summary>Default maximum length in Unicode scalars, because the text is laid out again at every key.</summary>
    public const int Longest = 20_000;

    private const float Padding = 10;

    private TextEditor _editor = new(maxScalars: Longest);
    private ITextLayout? _layout;
    private Vector2 _scroll;
    private float? _column;
    private bool _isWrong;

    /// <summary>Fires when the text changed in any way.</summary>
    public event Action? Changed;

    /// <summary>Fires on Enter in a single-line field, and on Control+Enter otherwise.</summary>
    public event Action? Submitted;

    /// <summary>Gets each key before the field does. Returns true if it handled the key.</summary>
    public Func<KeyEvent, bool>? KeyFirst { get; set; }

    /// <summary>Gets pasted text before the field does. Returns true if it handled the text.</summary>
    public Func<string, bool>? Pasting { get; set; }

    public override bool IsFocusable => true;

    public override PointerShape Shape => PointerShape.Text;

    /// <summary>Whether the text can only be selected and copied.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>Whether the text is invalid.</summary>
    public bool IsWrong
    {
        get => _isWrong;
        set
        {
            if (_isWrong != value)
            {
                _isWrong = value;
                Invalidate();
            }
        }
    }

    /// <summary>Placeholder, shown while the field is empty.</summary>
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

    /// <summary>The caret's rectangle, in the field's own units.</summary>
    public Rect CaretRect => Layout.Caret(_editor.Caret).Moved(Origin);

    private TextStyle Style => new(Theme.TextSize);

    private Vector2 Inside => Vector2.Max(Vector2.One, Size - new Vector2(2 * Padding));

    private Vector2 Origin =>
        new Vector2(Padding, _editor.IsMultiLine ? Padding : MathF.Max(2, (Size.Y - Layout.Size.Y) / 2)) - _scroll;

    private ITextLayout Layout =>
        _layout ??= Scene.Typesetter.Lay(_editor.Text, Style, _editor.IsMultiLine ? Inside.X : float.PositiveInfinity);

    /// <summary>Inserts text at the caret as if it were typed or pasted.</summary>
    public void Type(string text) => Edit(() => _editor.Insert(text));

    public override void Draw(ICanvas canvas)
    {
        var area = Rect.At(Vector2.Zero, Size);
        canvas.RoundRectangle(area, Theme.Radius, Interactable && !IsReadOnly ? Theme.Surface : Theme.Sunken);
        var line =
            _isWrong ? Theme.Danger
            : IsHovered && Interactable ? Theme.Ink
            : Theme.Line;
        canvas.RoundRectangle(area.Grown(-0.75f), Theme.Radius, Paint.Line(line, _isWrong ? 2.5f : 1.5f));
        canvas.Save();
        canvas.Clip(area.Grown(-Padding / 2));
        foreach (var selected in Layout.Selection(_editor.SelectionStart, _editor.SelectionEnd))
        {
            canvas.Rectangle(selected.Moved(Origin), Theme.Selection);
        }

        if (_editor.Text.Length == 0 && Placeholder.Length > 0)
        {
            var lines = _editor.IsMultiLine ? Math.Max(1, (int)(Inside.Y / (Theme.TextSize * 1.3f))) : 1;
            var shown = Scene.Typesetter.Lay(Placeholder, Style with { MaxLines = lines }, Inside.X);
            canvas.Text(shown, Origin, Theme.SoftInk);
        }

        canvas.Text(Layout, Origin, TextColor);
        if (IsFocused)
        {
            // The caret does not blink, because that would draw frames while nothing happens.
            canvas.Rectangle(CaretRect with { X = CaretRect.X - 1, Width = 2 }, Theme.Ink);
        }

        canvas.Restore();
        DrawBar(canvas);
        DrawFocus(canvas);
    }

    protected internal override bool OnWheel(PointerEvent pointer)
    {
        var before = _scroll;
        var max = MathF.Max(0, Layout.Size.Y - Inside.Y);
        _scroll.Y = Math.Clamp(_scroll.Y - (pointer.Wheel.Y * Theme.TextSize * 3), 0, max);
        Invalidate();
        return _scroll != before;
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
        if (KeyFirst?.Invoke(key) == true)
        {
            return true;
        }

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
                // A key that makes a character is no shortcut.
                return !key.Control && !key.Alt && key.Key is >= Key.A and <= Key.Digit9 or Key.Space;
        }
    }

    protected override void OnResize()
    {
        _layout = null;
        if (IsAlive)
        {
            Show();
        }
    }

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
                    if (key.Key == Key.X && !IsReadOnly)
                    {
                        Edit(() => _editor.Delete());
                    }
                }

                return true;
            case Key.V:
                Paste();
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

    private void Paste()
    {
        var text = Scene.Events.Clipboard.Read();
        if (Pasting?.Invoke(text) != true)
        {
            Edit(() => _editor.Insert(text));
        }
    }

    private void DrawBar(ICanvas canvas)
    {
        var high = Layout.Size.Y;
        if (!_editor.IsMultiLine || high <= Inside.Y + 1)
        {
            return;
        }

        var track = Size.Y - (2 * Theme.Radius);
        var length = MathF.Max(18, track * Inside.Y / high);
        var top = Theme.Radius + (_scroll.Y / (high - Inside.Y) * (track - length));
        canvas.RoundRectangle(new Rect(Size.X - 9, top, 5, length), 2.5f, Theme.Line);
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

    /// <summary>Returns the caret position next to the caret in visual direction, for any script.</summary>
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
        if (IsReadOnly || !Interactable)
        {
            return;
        }

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
            _editor.IsMultiLine
                ? Math.Clamp(_scroll.Y, MathF.Min(caret.Y, caret.Bottom - Inside.Y), MathF.Max(0, caret.Y))
                : 0
        );
        var max = Vector2.Max(Vector2.Zero, Layout.Size - Inside);
        _scroll = Vector2.Clamp(_scroll, Vector2.Zero, _editor.IsMultiLine ? max : max with { Y = 0 });
        Invalidate();
    }
}
