using System.Globalization;
using System.Text.Json;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Words;

/// <summary>Every sentence that people read, in one language: proto/text/LANGUAGE.json. Keys are "group.name".</summary>
public sealed class Sentences
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private Sentences(string language)
    {
        using var file =
            typeof(Timeline.Room).Assembly.GetManifestResourceStream($"text/{language}.json")
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

    /// <exception cref="KeyNotFoundException">There is no such sentence.</exception>
    public string this[string key] => _texts[key];

    /// <summary>The word for something that elephants hurt, by its name in the tokens.</summary>
    public string Hurt(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return this["hurt." + name.Replace(' ', '_')];
    }

    /// <summary>A sentence with its {holes} filled. Of "one | many" it is the one that fits {n}.</summary>
    public string Say(string key, params ReadOnlySpan<(string Hole, object Value)> values)
    {
        var text = this[key];
        if (text.Split(" | ") is [var one, var many])
        {
            text = many;
            foreach (var (hole, value) in values)
            {
                text = hole == "n" && Convert.ToInt64(value, CultureInfo.InvariantCulture) == 1 ? one : text;
            }
        }

        foreach (var (hole, value) in values)
        {
            text = text.Replace($"{{{hole}}}", value.ToString(), StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>Why something was refused and what to do; what a newer server says that is not known here, in its own words.</summary>
    public string Say(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var key = "refusal." + JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.Code.ToString());
        var text = _texts.GetValueOrDefault(key, refusal.Sentence);
        foreach (var (hole, value) in refusal.Parameters)
        {
            text = text.Replace($"{{{hole}}}", value, StringComparison.Ordinal);
        }
        return text;
    }
}
