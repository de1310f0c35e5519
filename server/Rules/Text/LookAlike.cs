using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ElephantBoard.Rules.Text;

/// <summary>
/// The appearance of a name: two names with the same appearance are too easily confused. Ignores compatibility forms, case, marks, spaces and
/// invisible characters. Letters of all scripts that look alike count as the same (UTS #39), as written and in either case.
/// </summary>
public sealed class LookAlike
{
    private static readonly FrozenDictionary<Rune, string> Prototypes = CharacterSet
        .Table("look-alikes.txt")
        .SelectMany(line =>
        {
            var prototype = string.Concat(line.Name.Split(' ').Select(ToRune));
            return line.Values.Select(letter => KeyValuePair.Create(ToRune(letter), prototype));
        })
        .ToFrozenDictionary();

    private static readonly Func<Rune, Rune>[] Cases = [rune => rune, Rune.ToLowerInvariant, Rune.ToUpperInvariant];

    private readonly Rune[] _letters;

    private LookAlike(Rune[] letters) => _letters = letters;

    public static LookAlike Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = Ascii.IsValid(name) ? name : name.Normalize(NormalizationForm.FormKD);
        return new LookAlike([.. plain.EnumerateRunes().Where(Counts)]);
    }

    /// <summary>Returns whether two names look alike letter by letter, or as a whole ("rn" and "m"), as written or in one case.</summary>
    public bool Resembles(LookAlike other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (_letters.Length == other._letters.Length && _letters.Zip(other._letters).All(AreAlike))
            || Array.Exists(Cases, inCase => Skeleton(inCase) == other.Skeleton(inCase));
    }

    private static bool AreAlike((Rune One, Rune Other) letters) =>
        letters.One == letters.Other
        || Array.Exists(Cases, inCase => Prototype(inCase(letters.One)) == Prototype(inCase(letters.Other)));

    private static string Prototype(Rune letter) =>
        Prototypes.TryGetValue(letter, out var prototype) ? prototype : letter.ToString();

    private string Skeleton(Func<Rune, Rune> inCase) =>
        string.Concat(_letters.Select(letter => Prototype(inCase(letter))));

    private static bool Counts(Rune character) =>
        Rune.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.NonSpacingMark => IsLetterOfItsScript(character),
            UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator => false,
            _ => true,
        };

    // In Indic and South-East Asian scripts a mark is a vowel: without it, it would be a different name.
    private static bool IsLetterOfItsScript(Rune mark) => mark.Value is >= 0x0900 and < 0x1AB0;

    private static Rune ToRune(string hexadecimal) => new(CharacterSet.Number(hexadecimal));
}
