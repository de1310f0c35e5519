using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Rules.Pockets;

/// <summary>What the rules know of one kind of pocket item. One file a kind; <see cref="ItemKinds"/> lists them.</summary>
internal abstract class ItemKind
{
    /// <summary>Whether items of this kind belong into the pockets of this open round.</summary>
    public abstract bool BelongsTo(Room room, ulong round);

    /// <summary>The text that a person wrote in it.</summary>
    public virtual string TextOf(PocketItem item) => "";

    /// <summary>Null when the item may be put. <paramref name="kept"/> is then its content, normalized and copied field by
    /// field; key and version are set by the caller.</summary>
    public abstract Refusal? Check(Put put, PocketItem item, out PocketItem kept);

    /// <summary>Whether something would come out of it now. A pocket of which nothing comes out hides nobody.</summary>
    public abstract bool Contributes(Room room, PocketItem item);

    /// <summary>The putting of an item that is checked.</summary>
    /// <param name="OwnerKey">As the command shows it.</param>
    /// <param name="IsNew">Whether the pocket holds no item of this key yet.</param>
    internal sealed record Put(
        Room Room,
        PrivateState Hidden,
        ulong Round,
        ByteString OwnerKey,
        bool IsNew,
        Envelope Envelope
    );
}
