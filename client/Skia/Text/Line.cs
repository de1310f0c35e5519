namespace ElephantBoard.Skia.Text;

/// <summary>A laid-out line. Offsets count in the whole text; lengths are in units.</summary>
/// <param name="End">The offset after its visible text; a line feed follows.</param>
/// <param name="Left">The position of its left end.</param>
internal sealed record Line(int Start, int End, float Left, float Width, byte Level, Line.Piece[] Pieces)
{
    /// <summary>In visual order, from left to right.</summary>
    /// <param name="X">Relative to the line's left end.</param>
    internal sealed record Piece(int Start, int End, float X, FontFace Face, ShapedText Shaped);
}
