using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ElephantBoard.Rules;

/// <summary>A set of characters from Unicode/characters.txt.</summary>
internal sealed class CharacterSet
{
    private static readonly FrozenDictionary<string, CharacterSet> All = Table("characters.txt")
        .ToFrozenDictionary(line => line.Name, line => new CharacterSet(line.Values));

    private readonly int[] _firsts;
    private readonly int[] _lasts;

    private CharacterSet(string[] ranges)
    {
        _firsts = [.. ranges.Select(range => Number(range.Split('-')[0]))];
        _lasts = [.. ranges.Select(range => Number(range.Split('-')[^1]))];
    }

    /// <summary>Default-ignorable code points, invisible format characters, and characters that look like a blank.</summary>
    public static CharacterSet Unseen { get; } = All["unseen"];

    /// <summary>Emoji that are drawn as text unless a variation selector follows.</summary>
    public static CharacterSet TextByDefault { get; } = All["text-by-default"];

    /// <summary>Emoji that are drawn as pictures unless a variation selector follows.</summary>
    public static CharacterSet PictureByDefault { get; } = All["picture-by-default"];
    public static CharacterSet Pictographic { get; } = All["pictographic"];

    /// <summary>Skin tones.</summary>
    public static CharacterSet Modifier { get; } = All["modifier"];

    /// <summary>Characters that join the consonants around them, or remove a consonant's vowel.</summary>
    public static CharacterSet Virama { get; } = All["virama"];

    /// <summary>Letters whose shape depends on the next letter.</summary>
    public static CharacterSet JoinsNext { get; } = All["joins-next"];

    /// <summary>Letters whose shape depends on the previous letter.</summary>
    public static CharacterSet JoinsPrevious { get; } = All["joins-previous"];

    public bool Contains(Rune character)
    {
        var at = Array.BinarySearch(_firsts, character.Value);
        return at >= 0 || (~at > 0 && character.Value <= _lasts[~at - 1]);
    }

    /// <summary>Reads the lines "name: value value …" of a table that is part of this assembly.</summary>
    internal static IEnumerable<(string Name, string[] Values)> Table(string name)
    {
        using var stream =
            typeof(CharacterSet).Assembly.GetManifestResourceStream($"unicode/{name}")
            ?? throw new InvalidOperationException($"The table '{name}' is missing from the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(": ");
            yield return (parts[0], parts[1].Split(' '));
        }
    }

    internal static int Number(string hexadecimal) =>
        int.Parse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
