using System.Text.Json;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Entrances;

/// <summary>Messages as proto3 JSON. Fields that this build does not know are passed over.</summary>
internal static class ProtoJson
{
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    public static string Write(IMessage message) => JsonFormatter.Default.Format(message);

    /// <summary>As below, of JSON whose strings nobody has looked into yet.</summary>
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
            // Bytes in it are no UTF-8.
            refusal = Refusals.Malformed("JSON");
            return null;
        }
        return Read<T>(text, limit, out refusal);
    }

    /// <summary>Null when it is not such a message; <paramref name="refusal"/> says so then.</summary>
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
