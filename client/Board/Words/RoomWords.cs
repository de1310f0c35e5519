using System.Text.Json;
using ElephantBoard.Board.Look;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Words;

/// <summary>Returns the words for things of a room.</summary>
public static class RoomWords
{
    public static string Of(this Sentences sentences, Stage stage) => sentences[$"stage.{Key(stage)}"];

    public static string Of(this Sentences sentences, Role role) => sentences[$"role.{Key(role)}"];

    public static string Of(this Sentences sentences, DecisionKind kind) => sentences[$"decision.{Key(kind)}"];

    /// <summary>Returns the key of an enum's value, in snake_case.</summary>
    public static string Key<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Returns the word for something that elephants hurt, by its name in the tokens.</summary>
    public static string Hurt(this Sentences sentences, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return sentences["hurt." + name.Replace(' ', '_')];
    }

    /// <summary>Returns what an elephant hurts, in words.</summary>
    public static string HurtsOf(this Sentences sentences, uint hurts) =>
        string.Join(", ", Each(sentences).Where(each => (hurts & each.Bit) != 0).Select(each => each.Word));

    /// <summary>Returns bit, mark, and word of each thing that an elephant can hurt.</summary>
    public static IEnumerable<(uint Bit, string Mark, string Word)> Each(Sentences sentences) =>
        Tokens.Hurts.Select(hurt => (hurt.Bit, hurt.Mark, sentences.Hurt(hurt.Word)));

    /// <summary>Returns whom an elephant stands between; empty if its author did not choose.</summary>
    public static string Between(this Sentences sentences, Standing between, Timeline.Room room)
    {
        ArgumentNullException.ThrowIfNull(between);
        if (between.Everyone)
        {
            return sentences["between.everyone"];
        }

        var names = between.Departments.Select(room.DepartmentName).ToArray();
        return names switch
        {
            [] => "",
            [var one] => sentences.Say("between.inside", ("department", one)),
            [var one, var other, ..] => sentences.Say("between.two", ("one", one), ("other", other)),
        };
    }

    /// <summary>Empty when there is none.</summary>
    public static string DepartmentName(this Timeline.Room room, uint department)
    {
        ArgumentNullException.ThrowIfNull(room);
        return department >= 1 && department <= room.Departments.Length ? room.Departments[(int)department - 1] : "";
    }

    /// <summary>Returns a participant's name, or "someone" if it is not known.</summary>
    public static string NameOf(this Sentences sentences, RoomView view, uint participant)
    {
        ArgumentNullException.ThrowIfNull(view);
        return
            view.Room.Participants.TryGetValue(participant, out var who) && view.Text(who.Name) is { Length: > 0 } name
            ? name
            : sentences["news.somebody"];
    }
}
