using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ElephantBoard.Rules;

/// <summary>
/// What a name looks like: two names with one look are too easily taken for each other. Compatibility forms, case, marks, spaces
/// and invisible signs count for nothing; Cyrillic and Greek letters that look Latin count as Latin.
/// </summary>
/// <remarks>The letters are the common ones of the Unicode consortium's list of confusables (UTS #39), not all of them.</remarks>
public static class LookAlike
{
    // Each pair: a lower-case letter, and the Latin one that it looks like.
    private const string Pairs =
        "аa вb сc ԁd еe һh іi ѕs јj кk мm нh оo рp ԛq тt уy хx ԝw ѵv ѡw "
        + "αa βb εe ηn ιi κk νv οo ρp τt υu χx γy ζz μm ωw "
        + "0o 1l ıi ſf |l ɡg ɩi";

    private static readonly FrozenDictionary<char, char> Latin = Pairs
        .Split(' ')
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var look = new StringBuilder(name.Length);
        foreach (var sign in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(sign))
            {
                case UnicodeCategory.NonSpacingMark when !IsLetterOfItsScript(sign):
                case UnicodeCategory.Format:
                case UnicodeCategory.Control:
                case UnicodeCategory.SpaceSeparator:
                    continue;
                default:
                    var lower = Rune.ToLowerInvariant(sign);
                    look.Append(
                        lower.IsBmp && Latin.TryGetValue((char)lower.Value, out var latin) ? new Rune(latin) : lower
                    );
                    break;
            }
        }
        return look.ToString();
    }

    // In Indic and South-East Asian scripts a mark is a vowel: without it another name is left.
    private static bool IsLetterOfItsScript(Rune mark) => mark.Value is >= 0x0900 and < 0x1AB0;
}
