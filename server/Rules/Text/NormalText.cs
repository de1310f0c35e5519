using System.Globalization;
using System.Text;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Text;

/// <summary>
/// Normalizes a user's text for storage: NFC, LF, trimmed; invisible characters only where they change how a neighbor is drawn.
/// Refuses control characters, noncharacters, lone surrogates and the replacement character (U+FFFD). Lengths are Unicode scalars of the result.
/// </summary>
public static class NormalText
{
    // Longer than any limit after normalization, so that no work is done on a text that is refused anyway.
    private const int Longest = 64 * 1024;

    /// <summary>Normalizes several lines with at least one character.</summary>
    public static Refusal? Paragraph(string text, int limit, out string normal) =>
        Check(text, limit, lines: true, out normal) ?? Empty(normal);

    /// <summary>Normalizes one line with at least one character. Runs of white space become one space.</summary>
    public static Refusal? Line(string text, int limit, out string normal) =>
        Check(text, limit, lines: false, out normal) ?? Empty(normal);

    /// <summary>Normalizes one line, which may be empty.</summary>
    public static Refusal? Optional(string text, int limit, out string normal) =>
        Check(text, limit, lines: false, out normal);

    /// <summary>Returns whether a text can be encoded as UTF-8: it has no lone surrogate.</summary>
    public static bool IsWellFormed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }
        return true;
    }

    private static Refusal? Empty(string normal) => normal.Length > 0 ? null : Refusals.Create(RefusalCode.TextEmpty);

    private static Refusal? Check(string text, int limit, bool lines, out string normal)
    {
        ArgumentNullException.ThrowIfNull(text);
        normal = "";
        if (text.Length > Longest)
        {
            return TooLong(limit, text.Length);
        }
        if (!IsReadable(text))
        {
            return Refusals.Create(RefusalCode.TextUnreadable);
        }
        normal = Settled(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'), lines);
        var length = normal.EnumerateRunes().Count();
        return length > limit ? TooLong(limit, length) : null;
    }

    private static Refusal TooLong(int limit, int length) =>
        Refusals.Create(
            RefusalCode.TextTooLong,
            ("limit", limit.ToString(CultureInfo.InvariantCulture)),
            ("length", length.ToString(CultureInfo.InvariantCulture))
        );

    private static bool IsReadable(string text) =>
        IsWellFormed(text)
        && text.EnumerateRunes()
            .All(character =>
                IsCharacter(character.Value) && (!Rune.IsControl(character) || character.Value is '\n' or '\r' or '\t')
            );

    // Neither a noncharacter nor U+FFFD, which replaces content that was lost in transit: bytes that were not valid UTF-8.
    private static bool IsCharacter(int character) =>
        character is not ((>= 0xFDD0 and <= 0xFDEF) or 0xFFFD) && (character & 0xFFFE) != 0xFFFE;

    // Removing characters can bring together characters that compose, and composing can make a joiner unnecessary.
    private static string Settled(string text, bool lines)
    {
        var settled = text.Normalize();
        string before;
        do
        {
            before = settled;
            settled = Spaced(InvisibleCharacters.Drop(before), lines).Normalize();
        } while (settled != before);
        return settled;
    }

    private static string Spaced(string text, bool lines)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '\n' && lines)
            {
                TrimEnd(kept);
                kept.Append('\n');
            }
            else if (char.IsWhiteSpace(character))
            {
                if (kept.Length > 0 && kept[^1] is not ' ')
                {
                    kept.Append(' ');
                }
                else if (lines && kept.Length > 0)
                {
                    kept.Append(' ');
                }
            }
            else
            {
                kept.Append(character);
            }
        }
        return kept.ToString().Trim();
    }

    private static void TrimEnd(StringBuilder kept)
    {
        while (kept.Length > 0 && kept[^1] == ' ')
        {
            kept.Length--;
        }
    }
}
