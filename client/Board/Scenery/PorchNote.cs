using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Scenery;

/// <summary>Shows an elephant on the porch: its text, and below it what was decided. Tools handle its input. Its object is at its upper
/// left corner.</summary>
public sealed class PorchNote : Widget
{
    private const float Type = 17.5f;
    private const float DecisionType = 15.5f;
    private const float Padding = 5;

    private PorchFace _face = new(0, "", "", 0);
    private ITextLayout? _text;
    private ITextLayout? _decision;
    private bool _isSelected;

    /// <summary>Fires for each click and key on this note. The current tool handles it.</summary>
    public event Action<PorchNote, PointerEvent>? Clicked;

    public event Func<PorchNote, KeyEvent, bool>? Pressed;

    /// <summary>Fires when it gets the focus.</summary>
    public event Action<PorchNote>? Reached;

    public PorchFace Face => _face;

    public override bool IsFocusable => true;

    public override Rect Bounds => Rect.At(Vector2.Zero, Size).Grown(14);

    /// <summary>Whether it is selected.</summary>
    public bool IsSelected
    {
        get => _isSelected;
        set
        {
            if (_isSelected != value)
            {
                _isSelected = value;
                Invalidate();
            }
        }
    }

    /// <summary>Shows a face within a width.</summary>
    /// <returns>Its height.</returns>
    public float Lay(PorchFace face, float width)
    {
        if (_text is null || _face != face || Size.X != width)
        {
            _face = face;
            Label = face.Text;
            Tooltip = face.Decision.Length > 0 ? $"{face.Text}\n{face.Decision}" : face.Text;
            var style = new TextStyle(Type) { Align = TextAlign.Middle, MaxLines = 2 };
            _text = Scene.Typesetter.Lay(face.Text, style, width - (2 * Padding));
            _decision =
                face.Decision.Length == 0
                    ? null
                    : Scene.Typesetter.Lay(face.Decision, style with { Size = DecisionType }, width - (2 * Padding));
            Size = new Vector2(width, _text.Size.Y + (2 * Padding) + (_decision is null ? 0 : _decision.Size.Y + 6));
            Invalidate();
        }

        return Size.Y;
    }

    public override void Draw(ICanvas canvas)
    {
        if (_text is null)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var (body, ear) = Tokens.ElephantColours[(int)((_face.Colour + 5) % (uint)Tokens.ElephantColours.Length)];
        var edge = palette.IsHighContrast ? palette.Ink : Color.Mix(ear, palette.Shadow, 0.22f);
        var note = Rect.At(Vector2.Zero, Size);
        foreach (var x in (ReadOnlySpan<float>)[note.X - 6, note.Right - 12])
        {
            var shape = new Rect(x, note.Y - 5, 18, 27);
            canvas.Ellipse(shape, ear);
            canvas.Ellipse(shape, Paint.Line(edge, 1.2f));
        }

        canvas.RoundRectangle(note.Moved(new Vector2(1, 3)), 12, palette.Shadow.Faded(0.25f));
        canvas.RoundRectangle(note, 12, IsHovered ? Color.Mix(body, Color.White, 0.35f) : body);
        canvas.RoundRectangle(note, 12, Paint.Line(edge, 1.5f));
        canvas.Text(_text, new Vector2(Padding, Padding), Tokens.ElephantInk);
        if (_decision is not null)
        {
            var y = Padding + _text.Size.Y + 3;
            canvas.Line(new Vector2(14, y), new Vector2(Size.X - 14, y), Paint.Line(edge.Faded(0.7f), 1.2f));
            canvas.Text(_decision, new Vector2(Padding, y + 3), Tokens.ElephantInk);
        }

        if (_isSelected)
        {
            canvas.RoundRectangle(note.Grown(3), 14, Paint.Line(palette.Accent, 5));
        }

        if (IsFocused)
        {
            canvas.RoundRectangle(note.Grown(_isSelected ? 7 : 3), 15, Paint.Line(palette.Focus, 3));
        }
    }

    protected override void OnClick(PointerEvent pointer) => Clicked?.Invoke(this, pointer);

    protected override bool OnKey(KeyEvent key) => Pressed?.Invoke(this, key) == true;

    protected override void OnFocus()
    {
        base.OnFocus();
        Reached?.Invoke(this);
    }
}
