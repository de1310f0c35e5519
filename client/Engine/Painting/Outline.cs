using System.Numerics;

namespace ElephantBoard.Engine.Painting;

/// <summary>A path of segments, each starting where the previous one ended.</summary>
public sealed class Outline
{
    private readonly List<Piece> _pieces = [];

    public enum PieceKind
    {
        Move,
        Line,
        Quadratic,
        Cubic,
        Close,
    }

    /// <summary>Line and Move use <see cref="C"/> only; Quadratic A and C; Cubic all three; C is always the end.</summary>
    public readonly record struct Piece(PieceKind Kind, Vector2 A, Vector2 B, Vector2 C);

    public IReadOnlyList<Piece> Pieces => _pieces;

    public Outline MoveTo(float x, float y) => Add(new Piece(PieceKind.Move, default, default, new Vector2(x, y)));

    public Outline LineTo(float x, float y) => Add(new Piece(PieceKind.Line, default, default, new Vector2(x, y)));

    public Outline QuadTo(float ax, float ay, float x, float y) =>
        Add(new Piece(PieceKind.Quadratic, new Vector2(ax, ay), default, new Vector2(x, y)));

    public Outline CubicTo(float ax, float ay, float bx, float by, float x, float y) =>
        Add(new Piece(PieceKind.Cubic, new Vector2(ax, ay), new Vector2(bx, by), new Vector2(x, y)));

    public Outline Close() => Add(new Piece(PieceKind.Close, default, default, default));

    private Outline Add(Piece piece)
    {
        _pieces.Add(piece);
        return this;
    }
}
