using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Chooses one of several options, each with an explanation. It is one stop for Tab; arrow keys choose.</summary>
public sealed class Choice : Control
{
    private const float Mark = 20;

    private IReadOnlyList<(string Title, string Means)> _options = [];
    private int _selected = -1;
    private int _hovered = -1;

    /// <summary>Fires when the user chose another option.</summary>
    public event Action? Chosen;

    public override bool IsFocusable => true;

    public IReadOnlyList<(string Title, string Means)> Options
    {
        get => _options;
        set
        {
            _options = value;
            Invalidate();
        }
    }

    /// <summary>Number of columns.</summary>
    public int Columns { get; set; } = 1;

    /// <summary>-1: none.</summary>
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

    /// <summary>Returns the height of all options at a width.</summary>
    public float HeightFor(float width)
    {
        var (each, rows) = (EachWidth(width), (int)MathF.Ceiling(_options.Count / (float)Columns));
        return (RowHeight(each) * rows) + (Theme.Gap * (rows - 1));
    }

    public override void Draw(ICanvas canvas)
    {
        for (var i = 0; i < _options.Count; i++)
        {
            Draw(canvas, i, AreaOf(i));
        }
    }

    /// <summary>Returns the rectangle of an option, in its own units.</summary>
    public Rect AreaOf(int option)
    {
        var (each, high) = (EachWidth(Size.X), RowHeight(EachWidth(Size.X)));
        var (column, row) = (option % Columns, option / Columns);
        return new Rect(column * (each + Theme.Gap), row * (high + Theme.Gap), each, high);
    }

    protected internal override void OnPointerMove(PointerEvent pointer) => Hover(OptionAt(pointer));

    protected internal override void OnPointerLeave() => Hover(-1);

    protected internal override void OnClick(PointerEvent pointer)
    {
        if (OptionAt(pointer) is >= 0 and var option)
        {
            Choose(option);
        }
    }

    protected internal override bool OnKey(KeyEvent key)
    {
        if (key.Modifiers != Modifiers.None)
        {
            return false;
        }

        int? to = key.Key switch
        {
            Key.Up => _selected - Columns,
            Key.Down => _selected < 0 ? 0 : _selected + Columns,
            Key.Left => _selected - 1,
            Key.Right => _selected + 1,
            Key.Home => 0,
            Key.End => _options.Count - 1,
            Key.Space => Math.Max(0, _selected),
            _ => null,
        };
        if (to is { } option && option >= 0 && option < _options.Count)
        {
            Choose(option);
        }

        return to is not null;
    }

    private void Draw(ICanvas canvas, int option, Rect area)
    {
        var isOn = option == _selected;
        var fill = isOn ? Color.Mix(Theme.Surface, Theme.Accent, 0.14f) : Theme.Surface;
        fill = option == _hovered ? Color.Mix(fill, Theme.Ink, 0.06f) : fill;
        canvas.RoundRectangle(area, Theme.Radius, fill);
        var line = isOn ? Theme.Accent : Theme.Line;
        canvas.RoundRectangle(area.Grown(-1), Theme.Radius, Paint.Line(line, isOn ? 2.5f : 1.5f));
        var mark = new Rect(area.X + 12, area.Y + 12, Mark, Mark);
        canvas.Ellipse(mark, Theme.Surface);
        canvas.Ellipse(mark.Grown(-1), Paint.Line(line, 2));
        if (isOn)
        {
            canvas.Ellipse(mark.Grown(-5), Theme.Accent);
        }

        var (title, means) = Lay(option, area.Width);
        canvas.Text(title, new Vector2(mark.Right + 10, area.Y + 11), Theme.Ink);
        canvas.Text(means, new Vector2(mark.Right + 10, area.Y + 13 + title.Size.Y), Theme.SoftInk);
        if (IsFocused && (isOn || (_selected < 0 && option == 0)))
        {
            canvas.RoundRectangle(area.Grown(3), FocusRadius, Paint.Line(Theme.Accent, Theme.FocusWidth));
        }
    }

    private (ITextLayout Title, ITextLayout Means) Lay(int option, float width)
    {
        var room = MathF.Max(20, width - Mark - 34);
        return (
            Scene.Typesetter.Lay(_options[option].Title, new TextStyle(Theme.TextSize) { Bold = true }, room),
            Scene.Typesetter.Lay(_options[option].Means, new TextStyle(Theme.SmallTextSize), room)
        );
    }

    private float EachWidth(float width) => (width - (Theme.Gap * (Columns - 1))) / Columns;

    private float RowHeight(float each)
    {
        var max = 0f;
        for (var i = 0; i < _options.Count; i++)
        {
            var (title, means) = Lay(i, each);
            max = MathF.Max(max, title.Size.Y + means.Size.Y + 26);
        }

        return max;
    }

    private int OptionAt(PointerEvent pointer)
    {
        for (var i = 0; i < _options.Count; i++)
        {
            if (AreaOf(i).Contains(pointer.Local))
            {
                return i;
            }
        }

        return -1;
    }

    private void Hover(int option)
    {
        if (_hovered != option)
        {
            _hovered = option;
            Invalidate();
        }
    }

    private void Choose(int option)
    {
        if (Interactable && option != _selected)
        {
            Selected = option;
            Chosen?.Invoke();
        }
    }
}
