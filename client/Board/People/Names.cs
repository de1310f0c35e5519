using System.Globalization;
using System.Text;

namespace ElephantBoard.Board.People;

/// <summary>Shortens names.</summary>
public static class Names
{
    /// <summary>Returns the letters for a shape: the first characters of the first two words.</summary>
    public static string Initials(string name)
    {
        var words = Words(name);
        return string.Concat(words.Take(2).Select(First)).ToUpper(CultureInfo.InvariantCulture);
    }

    /// <summary>Returns a short name: the first word, and the first letter of the next one.</summary>
    public static string Short(string name)
    {
        var words = Words(name);
        return words.Count switch
        {
            0 => name.Trim(),
            1 => words[0],
            _ => $"{words[0]} {First(words[1])}.",
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word);

    private static List<string> Words(string name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (IsPart(rune))
            {
                word.Append(rune);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    private static bool IsPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || rune.Value is '\'' or 0x2019
        // What joins letters, and pictures to one.
        || rune.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.OtherSymbol
                or UnicodeCategory.ModifierSymbol;
}
