namespace ElephantBoard.Timeline;

/// <summary>The code to join a room: 10 characters of Crockford's base32 (50 bits), shown as XXXXX-XXXXX.</summary>
public static class JoinCode
{
    public const int Length = 10;

    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Returns the stored form of a typed code: ignores case, dashes, and spaces; O is 0, I and L are 1. Null if it
    /// cannot be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length)
        {
            return null;
        }
        var code = string.Concat(
            typed.Where(character => character is not '-' && !char.IsWhiteSpace(character)).Select(Likely)
        );
        return code.Length == Length && code.All(character => Alphabet.Contains(character, StringComparison.Ordinal))
            ? code
            : null;
    }

    /// <summary>Returns the code in its readable form.</summary>
    public static string Show(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length == Length ? $"{code[..5]}-{code[5..]}" : code;
    }

    private static char Likely(char character) =>
        char.ToUpperInvariant(character) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var upper => upper,
        };
}
