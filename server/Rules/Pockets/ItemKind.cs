using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Pockets;

/// <summary>The rules for one kind of pocket item. There is one file per kind; <see cref="ItemKinds"/> lists them.</summary>
internal abstract class ItemKind
{
    /// <summary>Returns whether items of this kind belong in the pockets of an open round.</summary>
    public abstract bool BelongsTo(Room room, ulong round);

    /// <summary>Returns the user's text in the item.</summary>
    public virtual string TextOf(PocketItem item) => "";

    /// <summary>Returns null if the item may be put. <paramref name="kept"/> is then its content to store, normalized and copied field by
    /// field; key and version are set by the caller.</summary>
    public abstract Refusal? Check(Put put, PocketItem item, out PocketItem kept);

    /// <summary>Returns whether it would contribute to a pour now. A pocket without a contribution hides nobody.</summary>
    public abstract bool Contributes(Room room, PocketItem item);

    /// <summary>The context for checking an item.</summary>
    /// <param name="OwnerKey">The owner key of the command.</param>
    /// <param name="IsNew">Whether the pocket has no item with this key yet.</param>
    internal sealed record Put(
        Room Room,
        PrivateState Hidden,
        ulong Round,
        ByteString OwnerKey,
        bool IsNew,
        Envelope Envelope
    );
}
