using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Timeline;

namespace ElephantBoard.Board.Panels;

/// <summary>The lines below an elephant's text.</summary>
internal static class ElephantFoot
{
    public static FootText Of(CommandContext context, Elephant elephant, string before = "")
    {
        var say = context.Sentences;
        var between = say.Between(elephant.Between, context.Room);
        var parts = new List<string>
        {
            elephant.Between.Everyone ? say.Say("elephant.between", ("who", between)) : between,
        };
        if (elephant.Author != 0)
        {
            parts.Add(say.Say("elephant.author", ("name", say.NameOf(context.View, elephant.Author))));
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

    /// <summary>Returns the decision, or an empty text.</summary>
    public static string Decision(CommandContext context, Elephant elephant)
    {
        if (elephant.DecisionKind == V1.DecisionKind.Unspecified)
        {
            return "";
        }

        var kind = context.Sentences.Of(elephant.DecisionKind);
        return context.View.Text(elephant.Decision) is { Length: > 0 } text ? $"{kind}: {text}" : kind;
    }
}
