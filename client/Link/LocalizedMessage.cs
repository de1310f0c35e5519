namespace ElephantBoard.Link;

/// <summary>A localized message for users.</summary>
/// <param name="Key">The key of its sentence in text/en.json.</param>
/// <param name="Parameters">The arguments of the sentence.</param>
public sealed record LocalizedMessage(string Key, IReadOnlyDictionary<string, string> Parameters)
{
    public static LocalizedMessage Of(string key, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            filled[name] = value;
        }
        return new(key, filled);
    }
}
