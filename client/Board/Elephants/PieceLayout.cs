using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>The layout of a note.</summary>
internal sealed class PieceLayout
{
    private readonly ITypesetter _typesetter;
    private readonly PieceFace _face;
    private readonly float _padding;
    private readonly float _forehead;
    private ITextLayout? _text;
    private PieceFoot? _foot;
    private string? _hint;

    public PieceLayout(ITypesetter typesetter, PieceFace face)
    {
        (_typesetter, _face) = (typesetter, face);
        var size = face.Size;
        _padding = MathF.Max(7, 11 * ElephantFigure.Limbs(size.Width));
        _forehead = ElephantFigure.Forehead(size.Width);
        var height = size.IsFixed
            ? _forehead + size.TextHeight + _padding
            : _forehead + Text.Size.Y + FootHeight + _padding;
        height = MathF.Max(height, size.Width * 0.5f);
        Note = Rect.At(new Vector2(size.Width, height) / -2, new Vector2(size.Width, height));
    }

    public Rect Note { get; }

    /// <summary>The parts of the text that do not fit on the note, for its tooltip.</summary>
    public string Hint => _hint ??= Say();

    private float LineWidth => _face.Size.Width - (2 * _padding);

    private ITextLayout Text =>
        _text ??= PieceText.Fit(
            _typesetter,
            _face.Text ?? Sentences.English["elephant.no_text"],
            _face.Size,
            LineWidth
        );

    private PieceFoot Foot => _foot ??= new PieceFoot(_typesetter, _face, LineWidth);

    private float FootHeight => Foot.Height > 0 ? Foot.Height + 3 : 0;

    public void Draw(ICanvas canvas, Palette palette)
    {
        var room = Note.Height - _forehead - _padding - (_face.Size.IsFixed ? 0 : FootHeight);
        var top = Note.Y + _forehead + MathF.Max(0, (room - Text.Size.Y) / 2);
        var ink = _face.Text is null ? Tokens.ElephantInk.Faded(0.7f) : Tokens.ElephantInk;
        canvas.Text(Text, new Vector2(-LineWidth / 2, top), ink);
        if (!_face.Size.IsFixed)
        {
            Foot.Draw(canvas, new Vector2(0, Note.Bottom - _padding - Foot.Height + 3), palette);
        }
    }

    /// <summary>Draws the author's own mark on the corner, above the selection rings.</summary>
    public void DrawMine(ICanvas canvas, Palette palette)
    {
        if (!_face.IsMine)
        {
            return;
        }

        var word = _typesetter.Lay(
            Sentences.English["elephant.mine"],
            new TextStyle(_face.Size.Foot * 0.9f) { Bold = true },
            float.PositiveInfinity
        );
        var size = word.Size + new Vector2(16, 2);
        var pill = Rect.At(new Vector2(Note.Right - size.X + 8, Note.Y - (size.Y * 0.55f)), size);
        canvas.RoundRectangle(pill, size.Y / 2, palette.Ink);
        canvas.Text(word, pill.Position + new Vector2(8, 1), palette.Surface);
    }

    private string Say()
    {
        var size = _face.Size;
        var more = size.Words ? "" : Sentences.English.HurtsOf(_face.Elephant.Hurts);
        var isCut = size.IsFixed || Text.IsCut;
        return string.Join("\n", new[] { isCut ? _face.Text ?? "" : "", more }.Where(line => line.Length > 0));
    }
}
