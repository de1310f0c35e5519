using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules.Pockets;

/// <summary>A kind of item that comes out of the hat.</summary>
internal abstract class HatKind : ItemKind
{
    public sealed override bool BelongsTo(Room room, ulong round) => round == room.Round;

    /// <summary>Returns the elephant that the item becomes or is about.</summary>
    public abstract ulong ElephantOf(PocketItem item);

    /// <summary>Whether it becomes an elephant, which needs a place on the floor.</summary>
    public virtual bool Lands => false;

    /// <summary>Adds the result of a contributing item to a pour.</summary>
    /// <param name="owner">Participant who owns the pocket; 0 in an anonymous room.</param>
    public abstract void Pour(Pour pour, PocketItem item, uint owner);
}
