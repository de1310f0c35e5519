using System.Globalization;
using System.Text;
using ElephantBoard.Skia.Unicode;
using Xunit;

namespace ElephantBoard.Tests.Unit.Skia;

public sealed class UnicodeTests
{
    private const string Database = "/usr/share/unicode";

    [Fact]
    public void Txt1_bidi_levels_and_order_are_those_of_the_standard() =>
        CheckBidi(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Skia", "vectors", "bidi.txt")));

    [Fact]
    public void Txt1_bidi_levels_and_order_are_those_of_the_whole_standard_where_it_is_installed()
    {
        var file = Path.Combine(Database, "BidiCharacterTest.txt");
        Assert.SkipUnless(File.Exists(file), "Debian's package unicode-data is not installed.");
        CheckBidi(File.ReadLines(file));
    }

    [Fact]
    public void Txt2_lines_break_where_the_standard_says() =>
        CheckLines(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Skia", "vectors", "line-break.txt")));

    [Fact]
    public void Txt2_lines_break_where_the_whole_standard_says_where_it_is_installed()
    {
        var file = Path.Combine(Database, "auxiliary", "LineBreakTest.txt");
        Assert.SkipUnless(File.Exists(file), "Debian's package unicode-data is not installed.");
        CheckLines(File.ReadLines(file));
    }

    private static void CheckBidi(IEnumerable<string> lines)
    {
        var (checkedLines, wrong) = (0, new List<string>());
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            var fields = line.Split(';');
            var text = Text(fields[0].Split(' '));
            byte? level = fields[1] switch
            {
                "0" => 0,
                "1" => 1,
                _ => null,
            };
            var levels = Bidi.Levels(text, level, out var paragraph);
            Bidi.ResetEnds(text, levels, 0, text.Length, paragraph);
            var perPoint = new List<byte>();
            for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
            {
                perPoint.Add(levels[i]);
            }

            var expected = fields[3].Split(' ');
            var kept = Enumerable.Range(0, expected.Length).Where(i => expected[i] != "x").ToArray();
            var order = Bidi.Order([.. kept.Select(i => perPoint[i])]).Select(i => kept[i]);
            var right =
                paragraph.ToString(CultureInfo.InvariantCulture) == fields[2]
                && kept.All(i => perPoint[i].ToString(CultureInfo.InvariantCulture) == expected[i])
                && string.Join(' ', order) == fields[4];
            checkedLines++;
            if (!right)
            {
                wrong.Add(line);
            }
        }

        Assert.True(checkedLines >= 500);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {checkedLines} wrong, as\n{string.Join('\n', wrong.Take(5))}");
    }

    private static void CheckLines(IEnumerable<string> lines)
    {
        var (checkedLines, wrong) = (0, new List<string>());
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] is '÷' or '×'))
        {
            var parts = line.Split('#')[0]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var text = Text(parts.Where((_, i) => i % 2 == 1));
            var ends = LineBreaks.Find(text);
            var said = new StringBuilder("×");
            for (var i = 0; i < text.Length; )
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                said.Append(ends[i + length - 1] ? '÷' : '×');
                i += length;
            }

            checkedLines++;
            if (said.ToString() != string.Concat(parts.Where((_, i) => i % 2 == 0)))
            {
                wrong.Add($"{line} but {said}");
            }
        }

        Assert.True(checkedLines >= 500);
        Assert.True(
            wrong.Count == 0,
            $"{wrong.Count} of {checkedLines} wrong, as\n{string.Join('\n', wrong.Take(12))}"
        );
    }

    private static string Text(IEnumerable<string> points) =>
        string.Concat(
            points.Select(point =>
                char.ConvertFromUtf32(int.Parse(point, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            )
        );
}
