using System.Text.Json;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>
/// Every sentence that users read, in one language: proto/text/LANGUAGE.json, each an ICU message. Keys are "group.name".
/// </summary>
public sealed class Sentences
{
    private static readonly Dictionary<string, string> NoValues = [];

    private readonly Dictionary<string, Message> _messages = new(StringComparer.Ordinal);
    private readonly PluralRules _plurals;

    private Sentences(string language)
    {
        _plurals = PluralRules.Of(language);
        using var file =
            typeof(Room).Assembly.GetManifestResourceStream($"text/{language}.json")
            ?? throw new ArgumentException($"There are no sentences in '{language}'.", nameof(language));
        using var json = JsonDocument.Parse(file);
        foreach (var group in json.RootElement.EnumerateObject())
        {
            foreach (var sentence in group.Value.EnumerateObject())
            {
                _messages[$"{group.Name}.{sentence.Name}"] = Message.Parse(sentence.Value.GetString() ?? "");
            }
        }
    }

    public static Sentences English { get; } = new("en");

    public IReadOnlyCollection<string> Keys => _messages.Keys;

    /// <summary>Returns the key of a refusal's sentence: "refusal.no_room" for NoRoom.</summary>
    public static string KeyOf(RefusalCode code) =>
        "refusal." + JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());

    /// <summary>Returns a sentence without arguments.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sentence.</exception>
    public string this[string key] => _messages[key].Fill(NoValues, _plurals);

    /// <summary>Returns a sentence with its {arguments} filled in.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sentence.</exception>
    public string Say(string key, params ReadOnlySpan<(string Argument, object Value)> values)
    {
        var filled = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (argument, value) in values)
        {
            filled[argument] = value.ToString() ?? "";
        }

        return _messages[key].Fill(filled, _plurals);
    }

    /// <summary>Returns why something was refused and what to do. For a code that this build does not know, it returns the server's sentence.</summary>
    public string Say(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var known = _messages.GetValueOrDefault(KeyOf(refusal.Code));
        return known is null || (refusal.Code == RefusalCode.Unspecified && refusal.Sentence.Length > 0)
            ? refusal.Sentence.Length > 0
                ? refusal.Sentence
                : this[KeyOf(RefusalCode.Unspecified)]
            : known.Fill(refusal.Parameters.ToDictionary(), _plurals);
    }
}
