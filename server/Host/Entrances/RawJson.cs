using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElephantBoard.Host.Entrances;

/// <summary>JSON that is already serialized and is sent as it is.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>SignalR logs results by this text: it reveals neither content nor size.</summary>
    public override string ToString() => "JSON";

    internal static RawJson Of(Google.Protobuf.IMessage message) =>
        new(System.Text.Encoding.UTF8.GetBytes(ProtoJson.Write(message)));

    /// <summary>Serializes a private response, padded to one of a few sizes.</summary>
    internal static RawJson Padded(Google.Protobuf.IMessage message) =>
        new(Timeline.WireSize.Pad(Of(message).Utf8.Span));

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("Raw JSON is only written.");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
