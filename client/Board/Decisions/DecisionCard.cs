using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Panels;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Decisions;

/// <summary>Shows a decision on the wall: its kind, the sentence, and below it the elephant.</summary>
public sealed class DecisionCard : Widget
{
    private DecisionWords? _words;
    private float _type;
    private bool _isCompact;
    private ITextLayout? _kind;
    private ITextLayout? _sentence;
    private ITextLayout? _elephant;

    /// <summary>Fires when it is pressed or opened by Enter.</summary>
    public event Action<ulong>? Opened;

    public DecisionWords? Words => _words;

    /// <summary>Whether all of its text is shown.</summary>
    public bool IsWhole => _sentence is { IsCut: false } && _elephant is { IsCut: false };

    public override bool IsFocusable => true;

    public override Rect Bounds => Rect.At(Vector2.Zero, Size).Grown(10);

    /// <summary>Returns the height that a decision needs.</summary>
    public static float HeightOf(ITypesetter typesetter, DecisionWords words, float type, float width, bool isCompact)
    {
        var (kind, sentence, elephant) = Lay(typesetter, words, type, width, isCompact);
        return isCompact
            ? Padding(type) + sentence.Size.Y
            : (2 * Padding(type)) + kind.Size.Y + sentence.Size.Y + elephant.Size.Y + (type * 0.7f);
    }

    /// <param name="isCompact">Whether only the sentence is shown; the rest is in its tooltip.</param>
    public void Show(DecisionWords words, float type, Vector2 size, bool isCompact)
    {
        _isCompact = isCompact;
        Tooltip = isCompact ? $"{words.Kind} · {words.Elephant}" : "";
        (_words, _type, Label) = (words, type, $"{words.Kind}: {words.Sentence}");
        Size = size;
        (_kind, _sentence, _elephant) = Lay(Scene.Typesetter, words, type, size.X, isCompact);
        Invalidate();
    }

    public override void Draw(ICanvas canvas)
    {
        if (_words is null || _kind is null || _sentence is null || _elephant is null)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var card = Rect.At(Vector2.Zero, Size);
        if (!palette.IsHighContrast)
        {
            canvas.RoundRectangle(
                card.Moved(new Vector2(1, 4)),
                16,
                new Paint(palette.Shadow.Faded(0.22f)) { Blur = 5 }
            );
        }

        canvas.RoundRectangle(
            card,
            16,
            IsHovered ? Color.Mix(palette.Surface, palette.Accent, 0.08f) : palette.Surface
        );
        canvas.RoundRectangle(card.Grown(-1), 15, Paint.Line(palette.Line, 2));
        var pad = Padding(_type);
        var y = pad;
        if (IsFocused)
        {
            canvas.RoundRectangle(card.Grown(4), 19, Paint.Line(palette.Focus, 3));
        }

        if (_isCompact)
        {
            Dot(canvas, palette, new Rect(pad, (pad / 2) + (_type * 0.35f), _type * 0.6f, _type * 0.6f));
            canvas.Text(_sentence, new Vector2(pad + _type, pad / 2), palette.Ink);
            return;
        }

        // Full: it is done. Empty: it is a promise.
        var dot = new Rect(pad, y + (_kind.Size.Y * 0.24f), _kind.Size.Y * 0.5f, _kind.Size.Y * 0.5f);
        Dot(canvas, palette, dot);
        canvas.Text(_kind, new Vector2(dot.Right + (_type * 0.3f), y), palette.SoftInk);
        y += _kind.Size.Y + (_type * 0.2f);
        canvas.Text(_sentence, new Vector2(pad, y), palette.Ink);
        y += _sentence.Size.Y + (_type * 0.4f);
        var icon = _type * 0.95f;
        NoteView.DrawFigure(canvas, new Vector2(pad + (icon / 2), y + (icon * 0.45f)), icon, _words.Colour);
        canvas.Text(_elephant, new Vector2(pad + Icon(_type), y), palette.SoftInk);
    }

    private void Dot(ICanvas canvas, Palette palette, Rect dot)
    {
        if (_words!.IsPromise)
        {
            canvas.Ellipse(dot.Grown(-1), Paint.Line(palette.Accent, 2.5f));
        }
        else
        {
            canvas.Ellipse(dot, palette.Good);
        }
    }

    protected override void OnClick(PointerEvent pointer)
    {
        if (pointer.Button == PointerButton.Left && _words is { Id: var id })
        {
            Opened?.Invoke(id);
        }
    }

    protected override bool OnKey(KeyEvent key)
    {
        if (!key.Is(Key.Enter) || _words is not { Id: var id })
        {
            return false;
        }

        Opened?.Invoke(id);
        return true;
    }

    private static float Padding(float type) => type * 0.6f;

    private static float Icon(float type) => type * 1.35f;

    private static (ITextLayout Kind, ITextLayout Sentence, ITextLayout Elephant) Lay(
        ITypesetter typesetter,
        DecisionWords words,
        float type,
        float width,
        bool isCompact
    )
    {
        var inside = MathF.Max(40, width - (2 * Padding(type)));
        var small = MathF.Max(12, type * 0.68f);
        return (
            typesetter.Lay(words.Kind, new TextStyle(small) { Bold = true, MaxLines = 1 }, inside),
            typesetter.Lay(
                words.Sentence,
                new TextStyle(type) { Bold = true },
                isCompact ? MathF.Max(40, inside - type) : inside
            ),
            typesetter.Lay(words.Elephant, new TextStyle(small), MathF.Max(40, inside - Icon(type)))
        );
    }
}
