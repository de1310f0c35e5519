namespace ElephantBoard.Skia.Text;

/// <summary>Glyphs of a piece of text of one font and direction. Lengths are parts of the type's size.</summary>
/// <param name="Places">Where each glyph stands, from the left end of the baseline.</param>
/// <param name="Carets">For each UTF-16 place, 0 to the length: how far from the left end the caret stands.</param>
internal sealed record ShapedText(ushort[] Glyphs, (float X, float Y)[] Places, float[] Carets, float Width);
