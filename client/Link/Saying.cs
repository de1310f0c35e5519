namespace ElephantBoard.Link;

/// <summary>Something to be said to people.</summary>
/// <param name="Key">Of its sentence in text/en.json.</param>
/// <param name="Parameters">What stands in the sentence's braces.</param>
public sealed record Saying(string Key, IReadOnlyDictionary<string, string> Parameters)
{
    public static Saying Of(string key, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in parameters)
        {
            filled[name] = value;
        }
        return new(key, filled);
    }
}
