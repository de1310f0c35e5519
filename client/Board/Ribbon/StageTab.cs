using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Ribbon;

/// <summary>Shows a stage on the ribbon. It can be chosen if it has a handler.</summary>
public sealed class StageTab : Widget
{
    private bool _isPresent;
    private ITextLayout? _word;

    internal StageTab(Stage stage)
    {
        Stage = stage;
        Interactable = false;
    }

    public event Action<StageTab>? Chosen;

    public Stage Stage { get; }

    /// <summary>Whether the room is in this stage.</summary>
    public bool IsPresent => _isPresent;

    public override bool IsFocusable => true;

    public override Rect Bounds => base.Bounds.Grown(6);

    internal void Show(bool isPresent, Rect area, ITextLayout word)
    {
        Transform.Position = area.Position;
        Size = area.Size;
        if (_isPresent != isPresent || _word != word)
        {
            (_isPresent, _word) = (isPresent, word);
            Invalidate();
        }
    }

    public override void Draw(ICanvas canvas)
    {
        if (_word is null)
        {
            return;
        }

        var palette = Appearance.Of(GameObject);
        var area = Rect.At(Vector2.Zero, Size);
        if (_isPresent)
        {
            canvas.RoundRectangle(area, Size.Y / 2, palette.Ink);
        }
        else if (IsHovered)
        {
            canvas.RoundRectangle(area, Size.Y / 2, palette.Sunken);
        }

        canvas.Text(_word, (Size - _word.Size) / 2, _isPresent ? palette.Surface : palette.SoftInk);
        if (IsFocused)
        {
            canvas.RoundRectangle(area.Grown(2.5f), (Size.Y / 2) + 2, Paint.Line(palette.Focus, 3));
        }
    }

    protected override void OnClick(PointerEvent pointer) => Chosen?.Invoke(this);

    protected override bool OnKey(KeyEvent key)
    {
        if (!key.Is(Key.Enter) && !key.Is(Key.Space))
        {
            return false;
        }

        if (!key.IsRepeat)
        {
            Chosen?.Invoke(this);
        }

        return true;
    }
}
