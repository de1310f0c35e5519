using System.Globalization;
using System.Text;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>
/// The one text form of each entity of a room; the page writes the same, letter by letter. A JSON object of the entity's
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

    public static string Of(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return new CanonicalWriter()
            .Add("anonymous", room.Anonymous)
            .Add("concern", room.Concern)
            .Add("departments", room.Departments)
            .Add("name", room.Name)
            .Add("plan", (int)room.Plan)
            .Add("pours", room.Pours)
            .Add("prompt", room.Prompt)
            .AddBytes("room", room.Id.Span)
            .AddLong("round", room.Round)
            .Add("stage", (int)room.Stage)
            .AddLong("time", room.Time)
            .ToString();
    }

    public static string Of(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return new CanonicalWriter()
            .Add("department", participant.Department)
            .AddBytes("name", participant.Name.ToArray())
            .Add("participant", participant.Number)
            .Add("presence", (int)participant.Presence)
            .Add("role", (int)participant.Role)
            .ToString();
    }

    public static string Of(Elephant elephant)
    {
        ArgumentNullException.ThrowIfNull(elephant);
        return new CanonicalWriter()
            .Add("aside", elephant.Aside)
            .Add("author", elephant.Author)
            .Add("between", Between(elephant.Between))
            .Add("colour", elephant.Colour)
            .AddBytes("decision", elephant.Decision.ToArray())
            .Add("decisionKind", (int)elephant.DecisionKind)
            .Add("erased", elephant.Erased)
            .Add("hurts", elephant.Hurts)
            .AddLong("id", elephant.Id)
            .Add("pour", elephant.Pour)
            .Add("returns", elephant.Returns)
            .Add("whereabouts", (int)elephant.Whereabouts)
            .Add("withdrawn", elephant.Withdrawn)
            .AddBytes("wording", elephant.Wording.ToArray())
            .Add("x", elephant.X)
            .Add("y", elephant.Y)
            .ToString();
    }

    /// <summary>A string as ECMAScript's JSON.stringify writes it, quotes included.</summary>
    public static string Quote(string text)
    {
        var builder = new StringBuilder();
        CanonicalWriter.Quote(builder, text);
        return builder.ToString();
    }

    private static CanonicalWriter? Between(Standing standing) =>
        standing == Standing.Unsaid
            ? null
            : new CanonicalWriter().Add("departments", standing.Departments).Add("everyone", standing.Everyone);
}
