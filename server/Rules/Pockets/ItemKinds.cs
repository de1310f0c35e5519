using System.Diagnostics;
using ElephantBoard.Rules.Questions;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>The list of all kinds of pocket items.</summary>
internal static class ItemKinds
{
    private static readonly DraftItems Drafts = new();
    private static readonly RewordingItems Rewordings = new();
    private static readonly AnswerItems Answers = new();

    /// <exception cref="UnreachableException">The kind is missing here.</exception>
    public static ItemKind Of(PocketItem.ItemOneofCase item) =>
        item switch
        {
            PocketItem.ItemOneofCase.Draft => Drafts,
            PocketItem.ItemOneofCase.Rewording => Rewordings,
            PocketItem.ItemOneofCase.Answer => Answers,
            _ => throw new UnreachableException($"The pocket item {item} has no rules."),
        };

    public static ItemKind Of(PocketItem item) => Of(item.ItemCase);

    /// <summary>Returns the kind of an item in a pocket of the hat.</summary>
    public static HatKind OfHat(PocketItem item) => (HatKind)Of(item.ItemCase);
}
