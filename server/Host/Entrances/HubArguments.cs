using System.Text.Json;
using System.Text.Json.Serialization;

namespace ElephantBoard.Host.Entrances;

/// <summary>A participant token as a hub argument. SignalR logs arguments by their <see cref="ToString"/>, which reveals nothing.</summary>
/// <param name="Text">Null when the caller sent null.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct TokenArgument(string? Text)
{
    public override string ToString() => "token";

    private sealed class Converter : JsonConverter<TokenArgument>
    {
        public override bool HandleNull => true;

        public override TokenArgument Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) =>
            reader.TokenType is JsonTokenType.String or JsonTokenType.Null
                ? new(reader.GetString())
                : throw new JsonException("A token is a string.");

        public override void Write(Utf8JsonWriter writer, TokenArgument value, JsonSerializerOptions options) =>
            throw new JsonException("A token is only read.");
    }
}

/// <summary>A service.proto message as a hub argument: JSON that is not validated yet. <see cref="ToString"/> reveals nothing.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct MessageArgument(JsonElement Json)
{
    public override string ToString() => "message";

    private sealed class Converter : JsonConverter<MessageArgument>
    {
        public override bool HandleNull => true;

        public override MessageArgument Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, MessageArgument value, JsonSerializerOptions options) =>
            throw new JsonException("A message is only read.");
    }
}
