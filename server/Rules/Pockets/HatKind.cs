using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>A kind of item that comes out of the hat.</summary>
internal abstract class HatKind : ItemKind
{
    public sealed override bool BelongsTo(Room room, ulong round) => round == room.Round;

    /// <summary>The elephant that comes of the item, or that it is about.</summary>
    public abstract ulong ElephantOf(PocketItem item);

    /// <summary>Whether it makes an elephant that needs a place on the floor.</summary>
    public virtual bool Lands => false;

    /// <summary>Adds what comes out of an item that contributes.</summary>
    /// <param name="owner">Participant whose pocket it was in; 0 in an anonymous room.</param>
    public abstract void Pour(Pour pour, PocketItem item, uint owner);
}
