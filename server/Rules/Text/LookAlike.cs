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

    /// <summary>In each case: the prototypes of all letters, and the name that they make.</summary>
    private readonly (string[] Prototypes, string Skeleton)[] _inCases;

    private LookAlike(Rune[] letters)
    {
        _letters = letters;
        _inCases = Array.ConvertAll(
            Cases,
            inCase =>
            {
                var prototypes = Array.ConvertAll(letters, letter => Prototype(inCase(letter)));
                return (prototypes, string.Concat(prototypes));
            }
        );
    }

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
        for (var inCase = 0; inCase < Cases.Length; inCase++)
        {
            if (_inCases[inCase].Skeleton == other._inCases[inCase].Skeleton)
            {
                return true;
            }
        }
        if (_letters.Length != other._letters.Length)
        {
            return false;
        }
        for (var at = 0; at < _letters.Length; at++)
        {
            if (!AreAlike(other, at))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Never returns the name.</summary>
    public override string ToString() => "look";

    private bool AreAlike(LookAlike other, int at)
    {
        for (var inCase = 0; inCase < Cases.Length; inCase++)
        {
            if (_inCases[inCase].Prototypes[at] == other._inCases[inCase].Prototypes[at])
            {
                return true;
            }
        }
        return false;
    }

    private static string Prototype(Rune letter) =>
        Prototypes.TryGetValue(letter, out var prototype) ? prototype : letter.ToString();

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
