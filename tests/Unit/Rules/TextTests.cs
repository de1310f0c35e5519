using System.Text;
using CsCheck;
using ElephantBoard.Rules;
using ElephantBoard.Rules.Text;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class TextTests
{
    private const int Limit = 2_000;

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("  a  ", "a")]
    [InlineData("\n\n a \n\n", "a")]
    [InlineData("a   \nb", "a\nb")]
    [InlineData("a\u00A0b\u2028c\u3000d\te", "a b c d e")]
    [InlineData("\u0645\u0631\u062D\u0628\u0627", "\u0645\u0631\u062D\u0628\u0627")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    public void Text1_a_text_is_kept_composed_trimmed_and_with_plain_line_ends(string text, string kept) =>
        Assert.Equal(kept, Paragraph(text));

    [Theory]
    [InlineData("a\u200Bb", "ab")]
    [InlineData("a\u200Cb\u200Dc", "abc")]
    [InlineData("\uFEFFa\u2060b\u00ADc\u180Ed", "abcd")]
    [InlineData("a\u202Eb\u202Cc\u2066d\u2069", "abcd")]
    [InlineData("e\u200B\u0301", "\u00E9")]
    [InlineData(
        "\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\u0646\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645"
    )]
    [InlineData("\u0647\u200D", "\u0647\u200D")]
    [InlineData("\u0915\u094D\u200D\u0937", "\u0915\u094D\u200D\u0937")]
    [InlineData("\uD83D\uDC69\u200D\uD83D\uDCBB", "\uD83D\uDC69\u200D\uD83D\uDCBB")]
    [InlineData("\u2764\uFE0F\u200D\uD83D\uDD25", "\u2764\uFE0F\u200D\uD83D\uDD25")]
    [InlineData(
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F"
    )]
    [InlineData("\u05D0\u200F!", "\u05D0!")]
    [InlineData("a\u034Fb\u2800c\uDB40\uDC61d", "abcd")]
    [InlineData("\uD83D\uDC18\uFE0F\u2764\uFE0Ex\uFE0F", "\uD83D\uDC18\u2764x")]
    [InlineData("\u0031\uFE0F\u20E3 1\uFE0F", "\u0031\uFE0F\u20E3 1")]
    [InlineData("\u231A\uFE0E \u231A\uFE0F", "\u231A\uFE0E \u231A")]
    [InlineData("\u0646\u200C\u200D\u200C\u062E", "\u0646\u200C\u062E")]
    [InlineData("\u0646\u200D\u062E \u0627\u200C\u0628", "\u0646\u062E \u0627\u0628")]
    [InlineData("\u09B0\u200D\u09CD\u09AF", "\u09B0\u200D\u09CD\u09AF")]
    [InlineData("\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB\u200D", "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB")]
    [InlineData("\uD83C\uDFF4\uDB40\uDC75\uDB40\uDC73\uDB40\uDC7F", "\uD83C\uDFF4")]
    public void Text2_an_invisible_sign_is_kept_where_a_script_needs_it_and_nowhere_else(string text, string kept) =>
        Assert.Equal(kept, Paragraph(text));

    /// <summary>From the database itself, not from the table that the rules have.</summary>
    [Fact]
    public void Text2_of_all_characters_those_that_nobody_sees_are_dropped_and_no_other()
    {
        var unseen = Unseen();
        Assert.True(unseen.Count > 4_000);
        for (var point = 0; point <= 0x10FFFF; point++)
        {
            if (!Rune.TryCreate(point, out var character) || Rune.IsWhiteSpace(character))
            {
                continue;
            }
            var text = $"x{character}y";
            if (NormalText.Paragraph(text, Limit, out var kept) is not null)
            {
                continue;
            }
            var expected = unseen.Contains(point) ? "xy" : text.Normalize();
            Assert.True(kept == expected, $"U+{point:X4}: {kept}");
        }
    }

    [Fact]
    public void Text2_no_invisible_character_survives_anywhere_but_the_four_that_a_script_or_an_emoji_needs()
    {
        string[] around = ["", "x", " ", "\u0646", "\u0915\u094D", "\uD83D\uDC69", "\u2764", "1", "\u1100"];
        foreach (var point in Unseen().Where(point => point is not (0x200C or 0x200D or 0xFE0E or 0xFE0F)))
        {
            var character = char.ConvertFromUtf32(point);
            foreach (var before in around)
            {
                foreach (var after in around)
                {
                    NormalText.Optional("x" + before + character + after + "y", Limit, out var kept);
                    Assert.DoesNotContain(character, kept, StringComparison.Ordinal);
                }
            }
        }
    }

    private static HashSet<int> Unseen()
    {
        HashSet<int> unseen = [0x2800, 0x1D159, 0x13441, 0x13442];
        var enclosing = Points("PropList.txt", "Prepended_Concatenation_Mark");
        unseen.UnionWith(Points("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point"));
        unseen.UnionWith(Points("extracted/DerivedGeneralCategory.txt", "Cf").Except(enclosing));
        return unseen;
    }

    private static List<int> Points(string file, string property) =>
        [
            .. File.ReadLines(Path.Combine("/usr/share/unicode", file))
                .Select(line => line.Split('#')[0].Split(';'))
                .Where(parts => parts.Length > 1 && parts[1].Trim() == property)
                .Select(parts => parts[0].Trim().Split(".."))
                .Select(ends => (First: Convert.ToInt32(ends[0], 16), Last: Convert.ToInt32(ends[^1], 16)))
                .SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)),
        ];

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\u0007")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007F")]
    [InlineData("a\u0085")]
    [InlineData("a\uFFFE")]
    [InlineData("a\uFFFF")]
    [InlineData("a\uFDD0")]
    [InlineData("a\uD83F\uDFFE")]
    public void Text3_what_cannot_be_shown_is_refused(string text)
    {
        Assert.Equal(RefusalCode.TextUnreadable, NormalText.Paragraph(text, Limit, out _)?.Code);
        Assert.Equal(RefusalCode.TextUnreadable, NormalText.Line(text, Limit, out _)?.Code);
        Assert.Equal(RefusalCode.TextUnreadable, NormalText.Optional(text, Limit, out _)?.Code);
    }

    // An attribute cannot hold them.
    [Fact]
    public void Text3_a_surrogate_that_stands_alone_is_refused()
    {
        foreach (var text in new[] { "\uD83D", "\uDC18a", "a\uDC18\uD83Db", "\uD83D\uD83D\uDC18" })
        {
            Text3_what_cannot_be_shown_is_refused(text);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\uD83D\uDC18")]
    [InlineData("\u8C61")]
    [InlineData("\u0645")]
    public void Text4_lengths_are_unicode_scalars_up_to_the_limit_and_not_one_more(string sign)
    {
        var full = string.Concat(Enumerable.Repeat(sign, Limit));
        Assert.Equal(full, Paragraph(full));
        var refusal = NormalText.Paragraph(full + sign, Limit, out _);
        Assert.Equal(RefusalCode.TextTooLong, refusal?.Code);
        Assert.Equal(("2000", "2001"), (refusal!.Parameters["limit"], refusal.Parameters["length"]));
    }

    [Fact]
    public void Text4_what_is_not_kept_does_not_count_and_what_is_far_too_long_is_refused()
    {
        var full = new string('x', Limit);
        Assert.Equal(full, Paragraph(new string('\u200B', 9_000) + full + "\r\n\r\n   "));
        Assert.Equal(RefusalCode.TextTooLong, NormalText.Paragraph(new string('\u200B', 70_000), Limit, out _)?.Code);
        Assert.NotNull(Paragraph("a" + new string('\u0301', Limit - 1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t\u00A0")]
    [InlineData("\u200B\uFEFF\u202E")]
    [InlineData("\u200E\u200F")]
    [InlineData("\uFE0F")]
    [InlineData("\u034F")]
    [InlineData("\u2800")]
    [InlineData("\uDB40\uDC61\uDB40\uDD00")]
    [InlineData("\u3164\u115F")]
    public void Text5_a_text_in_which_nothing_is_seen_is_empty(string text)
    {
        Assert.Equal(RefusalCode.TextEmpty, NormalText.Paragraph(text, Limit, out _)?.Code);
        Assert.Equal(RefusalCode.TextEmpty, NormalText.Line(text, Limit, out _)?.Code);
        Assert.Null(NormalText.Optional(text, Limit, out _));
    }

    [Theory]
    [InlineData("a\nb", "a b")]
    [InlineData(" a \r\n \t b ", "a b")]
    [InlineData("a \u200B b", "a b")]
    public void Text6_in_a_line_white_space_is_one_space(string text, string kept)
    {
        Assert.Null(NormalText.Line(text, Limit, out var normal));
        Assert.Equal(kept, normal);
    }

    [Fact]
    public void Text7_what_is_kept_is_kept_as_it_is_when_it_is_sent_again() =>
        SomeText.Sample(
            text =>
            {
                foreach (var lines in new[] { true, false })
                {
                    var refusal = lines
                        ? NormalText.Paragraph(text, 100_000, out var once)
                        : NormalText.Line(text, 100_000, out once);
                    if (refusal is null)
                    {
                        Assert.Null(
                            lines
                                ? NormalText.Paragraph(once, 100_000, out var twice)
                                : NormalText.Line(once, 100_000, out twice)
                        );
                        Assert.Equal(once, twice);
                        Assert.True(once.IsNormalized());
                        Assert.NotNull(LookAlike.Of(once));
                    }
                }
            },
            iter: Proofs.Of(20_000, 500_000)
        );

    [Fact]
    public void Text8_every_refusal_has_a_sentence_with_all_its_parameters_filled_in()
    {
        foreach (var code in Enum.GetValues<RefusalCode>())
        {
            Assert.Contains(Sentences.KeyOf(code), Sentences.English.Keys);
        }
        var workshop = new Workshop(seats: 1);
        workshop.GoTo(Stage.Spot);
        Assert.DoesNotContain('{', Refusals.Limit(RefusalCode.RoomFull, 3).Sentence);
        Assert.Contains("1000", Refusals.Limit(RefusalCode.RoomFull, 1000).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(
            '{',
            workshop.Keep(workshop.Seats[0], new PocketItem { Draft = new DraftItem() })!.Sentence
        );
    }

    /// <summary>Texts of signs at which normalising goes wrong, if anywhere.</summary>
    internal static readonly Gen<string> SomeText = Gen.Frequency(
            (6, One("a", "e", "\u00E9", "Z", "\u0410", " ", " ", "\n", "\r", "\r\n", "\t")),
            (3, One("\u0301", "\u0327", "\u0345", "\u093E", "\u1161", "\u11A8", "\u1100", "\uFE0F", "\u034F")),
            (3, One("\u200B", "\u200C", "\u200D", "\u200E", "\u202E", "\u2066", "\uFEFF", "\u00AD", "\u2028")),
            (2, One("\uD83D\uDC69", "\uD83C\uDFFD", "\uDB40\uDC67", "\u0646", "\u0915\u094D", "\u212B", "\uFB01")),
            (1, Gen.Char.Select(character => character.ToString())),
            (1, One("\0", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "\u0007"))
        )
        .List[0, 12]
        .Select(string.Concat);

    private static Gen<string> One(params string[] signs) => Gen.Int[0, signs.Length - 1].Select(at => signs[at]);

    private static string Paragraph(string text)
    {
        Assert.Null(NormalText.Paragraph(text, Limit, out var normal));
        return normal;
    }
}
