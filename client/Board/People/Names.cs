using System.Globalization;
using System.Text;

namespace ElephantBoard.Board.People;

/// <summary>Shortens the names of people who stand together, so that no two become the same. The page does the same; both follow
/// tests/Vectors/names.json.</summary>
public static class Names
{
    /// <summary>Returns the short name and the letters of each person, in their order.</summary>
    /// <param name="names">The names of all people that are shown, in the order in which they came.</param>
    public static IReadOnlyList<(string Short, string Initials)> Of(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var words = names.Select(WordsOf).ToArray();
        return [.. Shortened(names, words).Zip(Lettered(words))];
    }

    /// <summary>Returns short names: the first word and the first letter of the next one. Where that is not enough, the first letter and
    /// the first word that makes the difference. Who is left alone then has the usual form, otherwise the whole name.</summary>
    private static string[] Shortened(IReadOnlyList<string> names, List<string>[] words)
    {
        var all = Enumerable.Range(0, names.Count).ToArray();
        var result = all.Select(i => Short(names[i], words[i])).ToArray();
        var taken = result
            .GroupBy(name => name)
            .Where(group => group.Count() == 1)
            .Select(group => group.Key)
            .ToHashSet();
        var open = all.Where(i => !taken.Contains(result[i])).ToList();
        var longest = words.Select(each => each.Count).DefaultIfEmpty().Max();
        for (var k = 1; k < longest && open.Count > 0; k++)
        {
            var forms = open.Where(i => words[i].Count > k)
                .ToDictionary(i => i, i => $"{First(words[i][0])}. {words[i][k]}");
            var unique = forms
                .Values.GroupBy(form => form)
                .Where(group => group.Count() == 1)
                .Select(group => group.Key);
            foreach (var form in unique.Where(form => !taken.Contains(form)).ToArray())
            {
                var i = forms.First(each => each.Value == form).Key;
                result[i] = form;
                open.Remove(i);
                taken.Add(form);
            }
        }

        // With the others out of the way, the usual form may be enough.
        foreach (var same in open.GroupBy(i => result[i]).ToArray())
        {
            if (same.Count() > 1)
            {
                same.ToList().ForEach(i => result[i] = names[i].Trim());
            }
        }

        return result;
    }

    /// <summary>Returns letters: the first of the first two words. People with the same letters get a number behind them.</summary>
    private static string[] Lettered(List<string>[] words)
    {
        var letters = words.Select(Letters).ToArray();
        var taken = letters.ToHashSet();
        foreach (
            var same in Enumerable.Range(0, words.Length).GroupBy(i => letters[i]).Where(group => group.Count() > 1)
        )
        {
            var number = 1;
            foreach (var i in same.ToArray())
            {
                while (taken.Contains($"{same.Key}{number}"))
                {
                    number++;
                }

                letters[i] = $"{same.Key}{number}";
                taken.Add(letters[i]);
            }
        }

        return letters;
    }

    private static string Short(string name, List<string> words) =>
        words.Count switch
        {
            0 => name.Trim(),
            1 => words[0],
            _ => $"{words[0]} {First(words[1])}.",
        };

    private static string Letters(List<string> words) =>
        string.Concat(words.Take(2).Select(First)).ToUpper(CultureInfo.InvariantCulture);

    private static string First(string word) => StringInfo.GetNextTextElement(word);

    private static List<string> WordsOf(string name)
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
