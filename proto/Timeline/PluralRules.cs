using System.Globalization;

namespace ElephantBoard.Timeline;

/// <summary>
/// The plural forms of a language for whole numbers, as CLDR defines them (cardinals). The page uses Intl.PluralRules;
/// tests/Vectors/messages.json checks that both give the same forms.
/// </summary>
public sealed class PluralRules
{
    private readonly Func<ulong, string> _formOf;

    private PluralRules(Func<ulong, string> formOf) => _formOf = formOf;

    /// <exception cref="ArgumentException">No rules are known for the language: add them here and to the vectors.</exception>
    public static PluralRules Of(string language) =>
        language switch
        {
            "en" => new PluralRules(n => n == 1 ? "one" : MessageParser.Other),
            "ar" => new PluralRules(Arabic),
            _ => throw new ArgumentException($"There are no plural rules for '{language}'.", nameof(language)),
        };

    /// <summary>Returns zero, one, two, few, many, or other; other for anything but a whole number.</summary>
    public string FormOf(string? number) =>
        long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? _formOf((ulong)Math.Abs((decimal)n))
            : MessageParser.Other;

    private static string Arabic(ulong n) =>
        (n, n % 100) switch
        {
            (0, _) => "zero",
            (1, _) => "one",
            (2, _) => "two",
            (_, >= 3 and <= 10) => "few",
            (_, >= 11) => "many",
            _ => MessageParser.Other,
        };
}
