using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Skia.Drawing;
using ElephantBoard.Skia.Text;
using Xunit;

namespace ElephantBoard.Tests.Unit.Skia;

public sealed class TextTests : IDisposable
{
    private static readonly string[] Words =
    [
        "nobody ",
        "says: ",
        "office ",
        "العربية ",
        "لا ",
        "שלום ",
        "(עולם) ",
        "नमस्ते ",
        "สวัสดี",
        "👩‍👩‍👧 ",
        "🇩🇪",
        "e\u0301 ",
        "123-45 ",
        "Ελλάδα ",
        "Привет ",
        "漢字",
        "\n",
        "averyveryverylongwordwithoutanyplacetobreak ",
    ];

    private static readonly Gen<string> Mixed = Gen.Int[0, Words.Length - 1]
        .Select(index => Words[index])
        .List[0, 25]
        .Select(string.Concat);

    private readonly FontSet _fonts = new();
    private readonly Typesetter _typesetter;

    public TextTests()
    {
        _typesetter = new Typesetter(_fonts);
    }

    public void Dispose()
    {
        _typesetter.Dispose();
        _fonts.Dispose();
    }

    [Fact]
    public void Txt3_lines_stay_within_their_width_and_leave_nothing_out()
    {
        Gen.Select(Mixed, Gen.Int[60, 700])
            .Sample(
                (text, width) =>
                {
                    var layout = _typesetter.Lay(text, new TextStyle(20), width);
                    var covered = 0;
                    for (var index = 0; index < text.Length; )
                    {
                        var (start, end) = layout.LineAt(index);
                        Assert.True(start <= index && index <= end);
                        var next = StringInfo.GetNextTextElementLength(text, index);
                        index += next;
                        covered += next;
                    }

                    Assert.Equal(text.Length, covered);
                    // Spaces may hang over a line's end; what is seen may not.
                    var seen = text.Select((letter, i) => (letter, i)).Where(each => !char.IsWhiteSpace(each.letter));
                    foreach (var (_, i) in seen)
                    {
                        foreach (var rect in layout.Selection(i, i + 1))
                        {
                            Assert.InRange(rect.Width, -0.01f, width + 0.5f);
                        }
                    }
                },
                iter: 150,
                threads: 1
            );
    }

    [Fact]
    public void Txt3_the_place_under_a_caret_is_the_place_of_the_caret()
    {
        Gen.Select(Mixed, Gen.Int[100, 500])
            .Sample(
                (text, width) =>
                {
                    var layout = _typesetter.Lay(text, new TextStyle(20), width);
                    foreach (var place in StringInfo.ParseCombiningCharacters(text).Append(text.Length))
                    {
                        var caret = layout.Caret(place);
                        var found = layout.IndexAt(new Vector2(caret.X, caret.Centre.Y));
                        Assert.Equal(caret.X, layout.Caret(found).X, 2);
                        Assert.Equal(caret.Y, layout.Caret(found).Y, 2);
                    }
                },
                iter: 150,
                threads: 1
            );
    }

    [Fact]
    public void Txt4_every_script_that_comes_with_the_program_has_its_signs()
    {
        foreach (var word in Words.Where(word => !word.Contains('漢', StringComparison.Ordinal)))
        {
            Assert.True(_fonts.CanShow(word), word);
        }
    }

    [Fact]
    public void Txt4_what_no_font_has_is_a_box_that_can_be_seen()
    {
        const string unknown = "\uA4D0";
        Assert.False(_fonts.CanShow(unknown));
        Assert.True(_typesetter.Lay(unknown, new TextStyle(40), 500).Size.X > 5);
        Assert.True(Ink(unknown) > 20);
    }

    [Fact]
    public void Txt5_arabic_joins_and_reads_from_the_right()
    {
        var joined = _typesetter.Lay("ببب", new TextStyle(40), float.PositiveInfinity);
        var apart = _typesetter.Lay("ب\u200cب\u200cب", new TextStyle(40), float.PositiveInfinity);
        Assert.True(joined.Size.X < apart.Size.X * 0.9f);
        Assert.True(joined.Caret(0).X > joined.Caret(3).X);

        var line = _typesetter.Lay("مرحبا", new TextStyle(20), 300);
        Assert.Equal(300, line.Caret(0).X, 1);
    }

    [Fact]
    public void Txt5_pictures_of_several_signs_are_one()
    {
        var family = _typesetter.Lay("👩‍👩‍👧", new TextStyle(40), float.PositiveInfinity).Size.X;
        var one = _typesetter.Lay("👩", new TextStyle(40), float.PositiveInfinity).Size.X;

        Assert.InRange(family, 1, 1.5f * one);
    }

    [Fact]
    public void Txt6_what_does_not_fit_ends_with_an_ellipsis_within_the_width()
    {
        Gen.Select(Mixed, Gen.Int[60, 300], Gen.Int[1, 3])
            .Sample(
                (text, width, lines) =>
                {
                    var layout = _typesetter.Lay(text, new TextStyle(20) { MaxLines = lines }, width);
                    Assert.True(layout.LineCount <= lines);
                    var whole = _typesetter.Lay(text, new TextStyle(20), width);
                    Assert.Equal(whole.LineCount > lines, layout.IsCut);
                },
                iter: 100,
                threads: 1
            );
    }

    [Fact]
    public void Txt7_a_drawing_is_the_same_whole_and_in_strips()
    {
        var raster = new SkiaRaster();
        var whole = raster.Draw(200, 100, Matrix3x2.Identity, Note).ToArray();
        for (var top = 0; top < 100; top += 25)
        {
            var strip = raster.Draw(200, 25, Matrix3x2.CreateTranslation(0, -top), Note);
            // Edges that a strip cuts may be smoothed a little otherwise; nothing else may differ.
            var differing = 0;
            for (var i = 0; i < strip.Length; i++)
            {
                var by = Math.Abs(strip[i] - whole[(top * 200 * 4) + i]);
                Assert.InRange(by, 0, 32);
                differing += by > 2 ? 1 : 0;
            }

            Assert.InRange(differing, 0, strip.Length / 200);
        }
    }

    [Fact]
    public void Txt7_png_svg_and_pdf_hold_the_drawing()
    {
        using var png = new MemoryStream();
        Picture.Png(png, 200, 100, 2, Note);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png.ToArray()[..4]);
        using var svg = new MemoryStream();
        Picture.Svg(svg, 200, 100, Note);
        var text = Encoding.UTF8.GetString(svg.ToArray());
        Assert.Contains("<svg", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<text", text, StringComparison.Ordinal);
        using var pdf = new MemoryStream();
        Picture.Pdf(pdf, 200, 100, [Note, Note]);
        Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(pdf.ToArray()[..8]), StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 1000, 300_000);
    }

    [Fact]
    public void Txt8_every_font_file_has_its_licence_beside_it()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Fonts");
        var fonts = Directory.GetFiles(folder, "*.ttf");
        Assert.NotEmpty(fonts);
        foreach (var font in fonts)
        {
            var licence = Path.Combine(folder, $"{Path.GetFileName(font).Split('_')[0]}.OFL.txt");
            Assert.Contains("SIL Open Font License", File.ReadAllText(licence), StringComparison.Ordinal);
        }
    }

    private void Note(ICanvas canvas)
    {
        canvas.RoundRectangle(new Rect(5, 5, 190, 90), 22, new Paint(Color.Parse("#F7D774")) { To = Color.White });
        canvas.Text(_typesetter.Lay("Nobody says مرحبا", new TextStyle(20), 150), new Vector2(20), Color.Black);
    }

    private int Ink(string text)
    {
        var layout = _typesetter.Lay(text, new TextStyle(40), 500);
        var pixels = new SkiaRaster().Draw(100, 60, Matrix3x2.Identity, c => c.Text(layout, Vector2.Zero, Color.Black));
        var ink = 0;
        for (var i = 3; i < pixels.Length; i += 4)
        {
            ink += pixels[i] > 100 ? 1 : 0;
        }

        return ink;
    }
}
