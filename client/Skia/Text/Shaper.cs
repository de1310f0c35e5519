using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace ElephantBoard.Skia.Text;

/// <summary>Shapes text with HarfBuzz and caches the results, because words repeat.</summary>
internal sealed class Shaper : IDisposable
{
    private const int Max = 20_000;

    private readonly Dictionary<(string Text, FontFace Face, bool RightToLeft), ShapedText> _shaped = [];
    private readonly Buffer _buffer = new();

    public ShapedText Shape(string text, FontFace face, bool rightToLeft)
    {
        if (_shaped.TryGetValue((text, face, rightToLeft), out var shaped))
        {
            return shaped;
        }

        if (_shaped.Count >= Max)
        {
            _shaped.Clear();
        }

        return _shaped[(text, face, rightToLeft)] = ShapeNew(text, face, rightToLeft);
    }

    public void Dispose() => _buffer.Dispose();

    private ShapedText ShapeNew(string text, FontFace face, bool rightToLeft)
    {
        _buffer.ClearContents();
        _buffer.AddUtf16(text);
        _buffer.GuessSegmentProperties();
        _buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        face.Shaper.Shape(_buffer);
        var infos = _buffer.GlyphInfos;
        var positions = _buffer.GlyphPositions;
        var unit = 1f / face.UnitsPerEm;
        var glyphs = new ushort[infos.Length];
        var places = new (float X, float Y)[infos.Length];
        var advances = new float[text.Length];
        var isStart = new bool[text.Length];
        var x = 0f;
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs[i] = (ushort)infos[i].Codepoint;
            places[i] = (x + (positions[i].XOffset * unit), -positions[i].YOffset * unit);
            x += positions[i].XAdvance * unit;
            advances[infos[i].Cluster] += positions[i].XAdvance * unit;
            isStart[infos[i].Cluster] = true;
        }

        return new ShapedText(glyphs, places, Carets(advances, isStart, x, rightToLeft), x);
    }

    /// <summary>Divides a ligature into equal caret steps.</summary>
    private static float[] Carets(float[] advances, bool[] isStart, float width, bool rightToLeft)
    {
        var carets = new float[advances.Length + 1];
        var before = 0f;
        for (var start = 0; start < advances.Length; )
        {
            var end = start + 1;
            while (end < advances.Length && !isStart[end])
            {
                end++;
            }

            for (var i = start; i < end; i++)
            {
                carets[i] = before + (advances[start] * (i - start) / (end - start));
            }

            before += advances[start];
            start = end;
        }

        carets[^1] = before;
        return rightToLeft ? [.. carets.Select(caret => width - caret)] : carets;
    }
}
