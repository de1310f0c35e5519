using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Rules;

/// <summary>The sentences that people read, of one language's file under text/.</summary>
public sealed class Sentences
{
    private const string Prefix = "REFUSAL_CODE_";

    private readonly FrozenDictionary<string, string> _byKey;

    private Sentences(JsonDocument file)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(file.RootElement, "", sentences);
        _byKey = sentences.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static Sentences English { get; } = Load("en");

    /// <summary>The key of a refusal's sentence: "refusal.no_room" for REFUSAL_CODE_NO_ROOM.</summary>
    public static string KeyOf(RefusalCode code)
    {
        var value = ServiceReflection
            .Descriptor.FindTypeByName<EnumDescriptor>(nameof(RefusalCode))
            .FindValueByNumber((int)code);
        return "refusal." + (value?.Name ?? Prefix + "UNSPECIFIED")[Prefix.Length..].ToLowerInvariant();
    }

    /// <summary>Whether the file has the key.</summary>
    public bool Has(string key) => _byKey.ContainsKey(key);

    /// <summary>A refusal's sentence with its parameters filled in.</summary>
    public string Of(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var sentence = new StringBuilder(_byKey.GetValueOrDefault(KeyOf(refusal.Code), "This was refused."));
        foreach (var (name, value) in refusal.Parameters)
        {
            sentence.Replace("{" + name + "}", value);
        }
        return sentence.ToString();
    }

    private static Sentences Load(string language)
    {
        using var stream =
            typeof(Room).GetTypeInfo().Assembly.GetManifestResourceStream($"text/{language}.json")
            ?? throw new InvalidOperationException($"text/{language}.json is not in the build.");
        using var file = JsonDocument.Parse(stream);
        return new(file);
    }

    private static void Collect(JsonElement element, string key, Dictionary<string, string> into)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = key.Length == 0 ? property.Name : key + "." + property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Collect(property.Value, name, into);
            }
            else if (property.Value.GetString() is { } sentence)
            {
                into[name] = sentence;
            }
        }
    }
}
