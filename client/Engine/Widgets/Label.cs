using System.Numerics;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Text that is only read.</summary>
public sealed class Label : Renderer
{
    private ITextLayout? _layout;
    private string _text = "";
    private TextStyle _style = new(20);
    private float _width = float.PositiveInfinity;
    private Color? _color;
    private Tone _tone;

    public string Text
    {
        get => _text;
        set => Set(ref _text, value);
    }

    public TextStyle Style
    {
        get => _style;
        set => Set(ref _style, value);
    }

    /// <summary>Where lines end.</summary>
    public float Width
    {
        get => _width;
        set => Set(ref _width, value);
    }

    /// <summary>Null: the theme's ink.</summary>
    public Color? Color
    {
        get => _color;
        set => Set(ref _color, value);
    }

    /// <summary>What its colour says, where <see cref="Color"/> is null.</summary>
    public Tone Tone
    {
        get => _tone;
        set => Set(ref _tone, value);
    }

    public Vector2 Size => Layout.Size;

    public override Rect Bounds =>
        // Glyphs of some scripts extend beyond their line.
        Rect.At(Vector2.Zero, new Vector2(float.IsFinite(_width) ? _width : Size.X, Size.Y)).Grown(_style.Size / 4);

    private ITextLayout Layout => _layout ??= Scene.Typesetter.Lay(_text, _style, _width);

    public override void Draw(ICanvas canvas) =>
        canvas.Text(Layout, Vector2.Zero, _color ?? Themed.Of(GameObject).Of(_tone));

    private void Set<T>(ref T field, T value)
    {
        if (!EqualityComparer<T>.Default.Equals(field, value))
        {
            field = value;
            _layout = null;
            Invalidate();
        }
    }
}
