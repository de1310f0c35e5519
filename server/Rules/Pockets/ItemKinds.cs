using System.Diagnostics;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>The kinds of pocket items: one line each.</summary>
internal static class ItemKinds
{
    private static readonly DraftItems Drafts = new();
    private static readonly RewordingItems Rewordings = new();

    /// <exception cref="UnreachableException">The kind has no line here.</exception>
    public static ItemKind Of(PocketItem.ItemOneofCase item) =>
        item switch
        {
            PocketItem.ItemOneofCase.Draft => Drafts,
            PocketItem.ItemOneofCase.Rewording => Rewordings,
            _ => throw new UnreachableException($"The pocket item {item} has no rules."),
        };

    public static ItemKind Of(PocketItem item) => Of(item.ItemCase);

    /// <summary>The kind of an item that was found in a pocket of the hat.</summary>
    public static HatKind OfHat(PocketItem item) => (HatKind)Of(item.ItemCase);
}
