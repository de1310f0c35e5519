using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>
/// Writes the canonical text of each entity of a room; the page writes exactly the same. It is a JSON object of the entity's
/// message in state.proto: keys in ordinal order, defaults left out, no white space, enums and 32-bit integers as numbers,
/// 64-bit integers as decimal strings, bytes as base64, strings escaped exactly as ECMAScript's JSON.stringify does.
/// </summary>
public static class CanonicalText
{
    public const string RoomKey = "room";

    public static string Key(Participant participant) =>
        string.Create(CultureInfo.InvariantCulture, $"participant/{participant.Number:D10}");

    public static string Key(Elephant elephant) =>
        string.Create(CultureInfo.InvariantCulture, $"elephant/{elephant.Id:D20}");

    /// <summary>Writes the room without its participants and elephants, which are entities of their own.</summary>
    public static string Of(Room room) => Of(CheckpointConverter.Header(room));

    public static string Of(Participant participant) => Of(CheckpointConverter.To(participant));

    public static string Of(Elephant elephant) => Of(CheckpointConverter.To(elephant));

    /// <summary>Writes a string as ECMAScript's JSON.stringify does, including quotes.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder();
        CanonicalWriter.Quote(builder, text);
        return builder.ToString();
    }

    private static string Of(IMessage message)
    {
        var text = new StringBuilder();
        CanonicalWriter.Write(text, message);
        return text.ToString();
    }
}
