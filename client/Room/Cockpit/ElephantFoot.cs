using ElephantBoard.Showing.Verbs;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;

namespace ElephantBoard.Showing.Cockpit;

/// <summary>What is said of an elephant below its text.</summary>
internal static class ElephantFoot
{
    public static FootText Of(Desk desk, Elephant elephant, string before = "")
    {
        var say = desk.Sentences;
        var between = say.Between(elephant.Between, desk.Room);
        var parts = new List<string>
        {
            elephant.Between.Everyone ? say.Say("elephant.between", ("who", between)) : between,
        };
        if (elephant.Author != 0)
        {
            parts.Add(say.Say("elephant.author", ("name", say.NameOf(desk.View, elephant.Author))));
        }

        if (elephant.Returns > 0)
        {
            parts.Add(say.Say("elephant.returns", ("n", elephant.Returns)));
        }

        var rest = string.Join("  ·  ", parts.Where(part => part.Length > 0));
        return new FootText(
            elephant.Hurts,
            before.Length > 0 && rest.Length > 0 ? $"{before}\n{rest}" : before + rest,
            say
        );
    }

    /// <summary>What was decided; empty: nothing yet.</summary>
    public static string Decision(Desk desk, Elephant elephant)
    {
        if (elephant.DecisionKind == V1.DecisionKind.Unspecified)
        {
            return "";
        }

        var kind = desk.Sentences.Of(elephant.DecisionKind);
        return desk.View.Text(elephant.Decision) is { Length: > 0 } text ? $"{kind}: {text}" : kind;
    }
}
