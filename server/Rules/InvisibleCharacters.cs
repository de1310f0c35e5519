using System.Globalization;
using System.Text;

namespace ElephantBoard.Rules;

/// <summary>
/// Removes invisible characters from a text, so that nothing can be hidden in it. Keeps four of them where they change how a
/// neighbor is drawn: the joiner and the non-joiner in scripts that join and in emoji, and the two variation selectors of emoji.
/// </summary>
internal static class InvisibleCharacters
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int AsText = 0xFE0E;
    private const int AsPicture = 0xFE0F;
    private const int Keycap = 0x20E3;
    private const int BlackFlag = 0x1F3F4;

    // The flags that are written with tags: England, Scotland and Wales. Other tag sequences are not drawn as flags.
    private static readonly string[] TaggedFlags = ["gbeng", "gbsct", "gbwls"];

    public static string Drop(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }
        Rune[] characters = [.. text.EnumerateRunes()];
        var kept = new List<Rune>(characters.Length);
        for (var at = 0; at < characters.Length; at++)
        {
            var character = characters[at];
            if (!CharacterSet.Unseen.Contains(character))
            {
                kept.Add(character);
                var tags = character.Value == BlackFlag ? Tags(characters.AsSpan(at + 1)) : 0;
                kept.AddRange(characters.AsSpan(at + 1, tags));
                at += tags;
            }
            else if (kept.Count > 0 || character.Value == Joiner)
            {
                if (IsNeeded(character.Value, kept, characters.AsSpan(at + 1)))
                {
                    kept.Add(character);
                }
            }
        }
        return kept.Count == characters.Length ? text : string.Concat(kept);
    }

    private static bool IsNeeded(int character, List<Rune> before, ReadOnlySpan<Rune> after) =>
        character switch
        {
            AsText => CharacterSet.PictureByDefault.Contains(before[^1]),
            AsPicture => CharacterSet.TextByDefault.Contains(before[^1]) || IsKeycap(before[^1], Seen(after)),
            Joiner => !EndsWithJoiner(before) && (JoinsEmoji(before, after) || ShapesLetter(before, after)),
            NonJoiner => !EndsWithJoiner(before) && PartsLetters(before, after),
            _ => false,
        };

    private static bool IsKeycap(Rune before, Rune? after) =>
        before.Value is (>= '0' and <= '9') or '#' or '*' && after?.Value == Keycap;

    private static bool EndsWithJoiner(List<Rune> before) =>
        before.Count > 0 && before[^1].Value is Joiner or NonJoiner;

    private static bool JoinsEmoji(List<Rune> before, ReadOnlySpan<Rune> after)
    {
        var at = before.Count - 1;
        if (at > 0 && before[at].Value == AsPicture)
        {
            at--;
        }
        return at >= 0
            && (CharacterSet.Pictographic.Contains(before[at]) || CharacterSet.Modifier.Contains(before[at]))
            && Seen(after) is { } next
            && CharacterSet.Pictographic.Contains(next);
    }

    /// <summary>Returns whether a joiner is visible: it gives a letter its joined shape without a neighbor, makes half a consonant, or selects a form
    /// of RA.</summary>
    private static bool ShapesLetter(List<Rune> before, ReadOnlySpan<Rune> after) =>
        JoinsNext(before) != JoinsPrevious(after)
        || (before.Count > 0 && CharacterSet.Virama.Contains(before[^1]))
        || (
            before.Count > 0
            && before[^1].Value is 0x09B0 or 0x0C30 or 0x0CB0
            && Seen(after) is { } next
            && CharacterSet.Virama.Contains(next)
        );

    /// <summary>Returns whether a non-joiner is visible, because it is between two letters that would join.</summary>
    private static bool PartsLetters(List<Rune> before, ReadOnlySpan<Rune> after) =>
        (JoinsNext(before) && JoinsPrevious(after))
        || (CharacterSet.Virama.Contains(before[^1]) && Seen(after) is { } next && Rune.IsLetter(next));

    private static bool JoinsNext(List<Rune> before)
    {
        var at = before.Count - 1;
        while (at >= 0 && IsMark(before[at]))
        {
            at--;
        }
        return at >= 0 && CharacterSet.JoinsNext.Contains(before[at]);
    }

    private static bool JoinsPrevious(ReadOnlySpan<Rune> after)
    {
        foreach (var character in after)
        {
            if (!CharacterSet.Unseen.Contains(character) && !IsMark(character))
            {
                return CharacterSet.JoinsPrevious.Contains(character);
            }
        }
        return false;
    }

    private static bool IsMark(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static Rune? Seen(ReadOnlySpan<Rune> after)
    {
        foreach (var character in after)
        {
            if (!CharacterSet.Unseen.Contains(character))
            {
                return character;
            }
        }
        return null;
    }

    /// <summary>Returns how many tags form a flag with the black flag before them, or 0 if they do not.</summary>
    private static int Tags(ReadOnlySpan<Rune> after)
    {
        const int tags = 0xE0000;
        const int end = 0xE007F;
        foreach (var flag in TaggedFlags)
        {
            var length = 0;
            while (length < flag.Length && length < after.Length && after[length].Value == tags + flag[length])
            {
                length++;
            }
            if (length == flag.Length && length < after.Length && after[length].Value == end)
            {
                return length + 1;
            }
        }
        return 0;
    }
}
