namespace ElephantBoard.Skia.Text;

/// <summary>A line that was set. Places count in the whole text; lengths are units.</summary>
/// <param name="End">After what is seen of it: a line feed comes after.</param>
/// <param name="Left">Where its left end stands.</param>
internal sealed record Line(int Start, int End, float Left, float Width, byte Level, Line.Piece[] Pieces)
{
    /// <summary>In the order in which they are seen, from left to right.</summary>
    /// <param name="X">Counted from the line's left end.</param>
    internal sealed record Piece(int Start, int End, float X, FontFace Face, ShapedText Shaped);
}
