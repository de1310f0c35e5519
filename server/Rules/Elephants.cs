using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>Finding the elephant that a command means.</summary>
internal static class Elephants
{
    /// <summary>Null when there is such an elephant and everybody may see it.</summary>
    public static Refusal? Find(Room room, ulong id, out Elephant elephant)
    {
        if (!room.Elephants.TryGetValue(id, out elephant!))
        {
            return Refuse.With(RefusalCode.NoElephant);
        }
        return elephant.IsShown ? null : Refuse.With(RefusalCode.Hidden);
    }

    /// <summary>Null when the key proves authorship of an elephant whose wording is still there. Whether there is such an elephant, and
    /// whether the key is wrong, are answered alike.</summary>
    public static Refusal? FindOwn(
        Room room,
        PrivateState hidden,
        ulong id,
        ReadOnlySpan<byte> ownerKey,
        out Elephant elephant
    )
    {
        if (
            !room.Elephants.TryGetValue(id, out elephant!)
            || !hidden.Tags.TryGetValue(id, out var tag)
            || ownerKey.Length != Secrets.Size
            || !tag.Matches(Digest.Of(ownerKey))
        )
        {
            return Refuse.With(RefusalCode.OwnerKey);
        }
        return elephant.Erased ? Refuse.With(RefusalCode.AlreadyErased) : null;
    }
}
