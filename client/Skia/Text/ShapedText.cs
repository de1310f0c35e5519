namespace ElephantBoard.Skia.Text;

/// <summary>The glyphs of a piece of text of one font and direction. Lengths are relative to the font size.</summary>
/// <param name="Places">The position of each glyph, from the left end of the baseline.</param>
/// <param name="Carets">For each UTF-16 offset, 0 to the length: the distance of the caret from the left end.</param>
internal sealed record ShapedText(ushort[] Glyphs, (float X, float Y)[] Places, float[] Carets, float Width);
