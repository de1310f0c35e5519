using System.Text.Json;
using System.Text.RegularExpressions;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Every sentence that people read, in one language: proto/text/LANGUAGE.json. Keys are "group.name".</summary>
public sealed partial class Sentences
{
    private const string Forms = " | ";

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private Sentences(string language)
    {
        using var file =
            typeof(Room).Assembly.GetManifestResourceStream($"text/{language}.json")
            ?? throw new ArgumentException($"There are no sentences in '{language}'.", nameof(language));
        using var json = JsonDocument.Parse(file);
        foreach (var group in json.RootElement.EnumerateObject())
        {
            foreach (var sentence in group.Value.EnumerateObject())
            {
                _texts[$"{group.Name}.{sentence.Name}"] = sentence.Value.GetString() ?? "";
            }
        }
    }

    public static Sentences English { get; } = new("en");

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    /// <summary>The key of a refusal's sentence: "refusal.no_room" for NoRoom.</summary>
    public static string KeyOf(RefusalCode code) =>
        "refusal." + JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());

    /// <exception cref="KeyNotFoundException">There is no such sentence.</exception>
    public string this[string key] => _texts[key];

    /// <summary>A sentence with its {holes} filled. One with forms by number, "one person | {n} people", is chosen by n.</summary>
    public string Say(string key, params ReadOnlySpan<(string Hole, object Value)> values)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (hole, value) in values)
        {
            filled[hole] = value.ToString() ?? "";
        }

        var text = this[key];
        if (text.Split(Forms) is [var one, var many])
        {
            text = filled.GetValueOrDefault("n") == "1" ? one : many;
        }

        return Fill(text, filled);
    }

    /// <summary>Why something was refused and what to do; what a newer server says that is not known here, in its own words.</summary>
    public string Say(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var known = _texts.GetValueOrDefault(KeyOf(refusal.Code));
        var isNewer = known is null || (refusal.Code == RefusalCode.Unspecified && refusal.Sentence.Length > 0);
        return Fill(
            !isNewer ? known!
                : refusal.Sentence.Length > 0 ? refusal.Sentence
                : this[KeyOf(RefusalCode.Unspecified)],
            refusal.Parameters
        );
    }

    // At once: what people wrote may look like a hole.
    private static string Fill(string text, IDictionary<string, string> values) =>
        Hole().Replace(text, hole => values.TryGetValue(hole.Groups[1].Value, out var value) ? value : hole.Value);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Hole();
}
