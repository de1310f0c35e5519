using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>Finds the elephant of a command.</summary>
internal static class Elephants
{
    /// <summary>Returns null if the elephant exists and is visible to everyone.</summary>
    public static Refusal? Find(Room room, ulong id, out Elephant elephant)
    {
        if (!room.Elephants.TryGetValue(id, out elephant!))
        {
            return Refusals.Create(RefusalCode.NoElephant);
        }
        return elephant.IsShown ? null : Refusals.Create(RefusalCode.Hidden);
    }

    /// <summary>Returns null if the key proves authorship of an elephant that still has a wording. An unknown elephant and
    /// a wrong key get the same refusal.</summary>
    public static Refusal? FindOwn(
        Room room,
        PrivateState privateState,
        ulong id,
        ReadOnlySpan<byte> ownerKey,
        out Elephant elephant
    )
    {
        if (
            !room.Elephants.TryGetValue(id, out elephant!)
            || !privateState.Tags.TryGetValue(id, out var tag)
            || ownerKey.Length != Secrets.Size
            || !tag.Matches(Digest.Of(ownerKey))
        )
        {
            return Refusals.Create(RefusalCode.OwnerKey);
        }
        return elephant.Erased ? Refusals.Create(RefusalCode.AlreadyErased) : null;
    }
}
