using HarfBuzzSharp;
using SkiaSharp;

namespace ElephantBoard.Skia.Text;

/// <summary>One font file, loaded for shaping and for drawing.</summary>
internal sealed class FontFace : IDisposable
{
    private readonly SKFont _probe;
    private readonly Dictionary<float, SKFont> _sizes = [];

    public FontFace(string file)
    {
        Typeface = SKTypeface.FromFile(file) ?? throw new InvalidDataException($"'{file}' is no font.");
        _probe = new SKFont(Typeface, 16);
        using var blob = Blob.FromFile(file);
        using var face = new Face(blob, 0);
        UnitsPerEm = face.UnitsPerEm;
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
    }

    public SKTypeface Typeface { get; }

    public Font Shaper { get; }

    public int UnitsPerEm { get; }

    public bool Has(int point) => _probe.ContainsGlyph(point);

    public SKFont At(float size)
    {
        if (!_sizes.TryGetValue(size, out var font))
        {
            font = new SKFont(Typeface, size)
            {
                Subpixel = true,
                Hinting = SKFontHinting.None,
                Edging = SKFontEdging.Antialias,
            };
            _sizes[size] = font;
        }

        return font;
    }

    public void Dispose()
    {
        foreach (var font in _sizes.Values)
        {
            font.Dispose();
        }

        _probe.Dispose();
        Shaper.Dispose();
        Typeface.Dispose();
    }
}
