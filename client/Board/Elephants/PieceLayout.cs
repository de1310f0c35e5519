using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Elephants;

/// <summary>The layout of a note. It is no wider and no higher than its text needs.</summary>
internal sealed class PieceLayout
{
    // A note is as narrow as its lines from this width on, but not narrower than a part of it, and not higher than wide. Smaller notes
    // have one width, so that they lie in columns.
    private const float NarrowFrom = 200;
    private const float Narrowest = 0.56f;
    private const float LeastAspect = 1.15f;
    private const float FlatAspect = 2.6f;

    // A note that is shown whole.
    private const float WholeWidth = 320;
    private const float WholeHeight = 620;
    private const float WholeType = 20;

    private readonly ITypesetter _typesetter;
    private readonly PieceFace _face;
    private readonly float _least;
    private ITextLayout? _text;
    private PieceFoot _foot;
    private string? _hint;

    /// <param name="least">The smallest type.</param>
    /// <param name="isWhole">Whether the note grows until all of its text is on it.</param>
    public PieceLayout(ITypesetter typesetter, PieceFace face, float least, bool isWhole)
    {
        (_typesetter, _face, _least) = (typesetter, face, least);
        var size = face.Size;
        // A note on which all of its text stands already keeps its size and its type.
        isWhole = isWhole && (size.IsFixed || new PieceLayout(typesetter, face, least, isWhole: false).IsCut);
        var most = new Vector2(size.Width, size.Height);
        if (size.IsFixed && !isWhole)
        {
            Note = Rect.At(most / -2, most);
            _foot = new PieceFoot(typesetter, face, 0);
            return;
        }

        most = isWhole ? Vector2.Max(most, new Vector2(WholeWidth, WholeHeight)) : most;
        _foot = FootOf(most.X);
        var type = isWhole ? MathF.Min(MathF.Max(WholeType, least), size.Type) : size.Type;
        _text = PieceText.Fit(typesetter, Wording, type, MathF.Min(least, type), RoomOf(most, _foot));
        Balance(most);
        var width = WidthFor(most);
        var height = MathF.Min(most.Y, MathF.Max(HeightOf(_text, _foot), width / FlatAspect));
        Note = Rect.At(new Vector2(width, height) / -2, new Vector2(width, height));
    }

    public Rect Note { get; }

    /// <summary>Size of the type of its text.</summary>
    public float Type => Text.Type;

    /// <summary>Whether a part of the text is not on the note.</summary>
    public bool IsCut => Text.IsCut;

    /// <summary>Whether another smallest type would change it.</summary>
    public bool Follows(float least) => Text.IsCut || Text.Type < MathF.Max(least, _least) - 0.01f;

    /// <summary>The parts of the text that do not fit on the note, for its tooltip.</summary>
    public string Hint => _hint ??= Say();

    /// <summary>The area of the lines of its text.</summary>
    public Rect Lines
    {
        get
        {
            var size = _face.Size;
            var foot = size.IsFixed ? 0 : FootHeight(_foot);
            var room = Note.Height - size.Forehead - size.Padding - foot;
            var top = Note.Y + size.Forehead + MathF.Max(0, (room - Text.Size.Y) / 2);
            return new Rect(-Text.Widest / 2, top, Text.Widest, Text.Size.Y);
        }
    }

    private string Wording => _face.Text ?? Sentences.English["elephant.no_text"];

    // The text of a note of fixed size is set when it is drawn. Its type shrinks only where the floor is magnified.
    private ITextLayout Text =>
        _text ??= PieceText.Fit(
            _typesetter,
            Wording,
            _face.Size.Type,
            _least < NoteGrid.LeastType ? _least : _face.Size.Type,
            RoomOf(Note.Size, null)
        );

    public void Draw(ICanvas canvas, Palette palette)
    {
        var ink = _face.Text is null ? Tokens.ElephantInk.Faded(0.7f) : Tokens.ElephantInk;
        var lines = Lines;
        canvas.Text(Text, new Vector2(-Text.Size.X / 2, lines.Y), ink);
        if (!_face.Size.IsFixed)
        {
            _foot.Draw(canvas, new Vector2(0, Note.Bottom - _face.Size.Padding - _foot.Height + 2), palette);
            _foot.DrawBeside(canvas, Note, _face.Size, palette);
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
            new TextStyle(MathF.Max(NoteGrid.LeastType, _face.Size.Foot * 0.9f)) { Bold = true },
            float.PositiveInfinity
        );
        var size = word.Size + new Vector2(14, 0);
        var pill = Rect.At(new Vector2(Note.Right - size.X + 6, Note.Y - (size.Y * 0.6f)), size);
        canvas.RoundRectangle(pill, size.Y / 2, palette.Ink);
        canvas.Text(word, pill.Position + new Vector2(7, 0), palette.Surface);
    }

    private static float FootHeight(PieceFoot foot) => foot.Height > 0 ? foot.Height + 3 : 0;

    private PieceFoot FootOf(float width) => new(_typesetter, _face, width - (2 * _face.Size.Padding));

    private Vector2 RoomOf(Vector2 note, PieceFoot? foot)
    {
        var size = _face.Size;
        var height = note.Y - size.Forehead - size.Padding - (foot is null ? 0 : FootHeight(foot));
        return new Vector2(note.X - (2 * size.Padding), height);
    }

    private float HeightOf(ITextLayout text, PieceFoot foot) =>
        _face.Size.Forehead + text.Size.Y + FootHeight(foot) + _face.Size.Padding;

    /// <summary>Makes the lines equally long, as far as that takes no further line.</summary>
    private void Balance(Vector2 most)
    {
        if (_text!.IsCut || _text.LineCount == 1)
        {
            return;
        }

        var room = RoomOf(most, _foot);
        var (least, width) = (room.X / 2, room.X);
        for (var i = 0; i < 5; i++)
        {
            var middle = (least + width) / 2;
            var laid = PieceText.Lay(_typesetter, Wording, _text.Type, room with { X = middle });
            if (laid.LineCount == _text.LineCount && laid is { IsCut: false, IsBroken: false })
            {
                (_text, width) = (laid, middle);
            }
            else
            {
                least = middle;
            }
        }
    }

    /// <summary>Returns the width of the narrowest note that looks well with this text.</summary>
    private float WidthFor(Vector2 most)
    {
        if (most.X < NarrowFrom || _text!.IsCut)
        {
            return most.X;
        }

        var lines = _text.LineCount == 1 ? _text.Widest : _text.Size.X;
        var width = MathF.Max(lines + (2 * _face.Size.Padding), most.X * Narrowest);
        width = MathF.Min(most.X, MathF.Max(width, HeightOf(_text, _foot) * LeastAspect));
        var foot = FootOf(width);
        if (HeightOf(_text, foot) > most.Y)
        {
            return most.X;
        }

        _foot = foot;
        return width;
    }

    private string Say()
    {
        var size = _face.Size;
        var more = size.Words ? "" : Sentences.English.HurtsOf(_face.Elephant.Hurts);
        var isCut = size.IsFixed || Text.IsCut;
        return string.Join("\n", new[] { isCut ? _face.Text ?? "" : "", more }.Where(line => line.Length > 0));
    }
}
