using System.Security.Cryptography;

namespace ElephantBoard.Host.Keys;

/// <summary>What one types to come into a room: 10 signs of Crockford's base32 (50 bits), shown XXXXX-XXXXX.</summary>
internal static class JoinCode
{
    public const int Length = 10;

    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Make() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>The code as it is kept, from what somebody typed: without case, dash and space; O is 0, I and L are 1. Null when it cannot
    /// be one.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Length)
        {
            return null;
        }
        var code = new string([
            .. typed
                .Where(sign => sign is not ('-' or ' '))
                .Select(sign =>
                    char.ToUpperInvariant(sign) switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        var upper => upper,
                    }
                ),
        ]);
        return code.Length == Length && code.All(sign => Signs.Contains(sign, StringComparison.Ordinal)) ? code : null;
    }
}
