namespace ElephantBoard.Timeline;

/// <summary>What one types to come into a room: 10 signs of Crockford's base32 (50 bits), shown XXXXX-XXXXX.</summary>
public static class JoinCode
{
    public const int Length = 10;

    public const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The code as it is kept, from what somebody typed: without case, dash and blank; O is 0, I and L are 1. Null when it
    /// cannot be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length)
        {
            return null;
        }
        var code = string.Concat(typed.Where(sign => sign is not '-' && !char.IsWhiteSpace(sign)).Select(Likely));
        return code.Length == Length && code.All(sign => Signs.Contains(sign, StringComparison.Ordinal)) ? code : null;
    }

    /// <summary>As people read it best.</summary>
    public static string Show(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length == Length ? $"{code[..5]}-{code[5..]}" : code;
    }

    private static char Likely(char sign) =>
        char.ToUpperInvariant(sign) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var upper => upper,
        };
}
