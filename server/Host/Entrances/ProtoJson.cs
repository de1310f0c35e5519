using System.Text.Json;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Entrances;

/// <summary>Reads and writes messages as proto3 JSON. Ignores fields that this build does not know.</summary>
internal static class ProtoJson
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static string Write(IMessage message) => JsonFormatter.Default.Format(message);

    /// <summary>Like the overload below, for JSON whose strings are not validated yet.</summary>
    public static T? Read<T>(JsonElement json, int limit, out Refusal? refusal)
        where T : class, IMessage, new()
    {
        string text;
        try
        {
            text = json.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // The JSON contains bytes that are not valid UTF-8.
            refusal = Refusals.Malformed("JSON");
            return null;
        }
        return Read<T>(text, limit, out refusal);
    }

    /// <summary>Returns null when the JSON is not such a message; <paramref name="refusal"/> then contains the reason.</summary>
    public static T? Read<T>(string json, int limit, out Refusal? refusal)
        where T : class, IMessage, new()
    {
        refusal = null;
        if (json.Length > limit)
        {
            refusal = Refusals.Limit(RefusalCode.MessageTooBig, limit);
            return null;
        }
        try
        {
            return Parser.Parse<T>(json);
        }
        catch (Exception fault)
            when (fault is InvalidProtocolBufferException or InvalidJsonException or JsonException or FormatException)
        {
            refusal = Refusals.Malformed("JSON");
            return null;
        }
    }
}
