using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>The order in which elephants are read aloud, the same for everyone: that of the pours, and within a pour by id, which is random. Those
/// that were put down openly come last.</summary>
public static class ReadingOrder
{
    /// <summary>Returns the elephants in the room whose text is shown.</summary>
    public static IReadOnlyList<Elephant> Of(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return [.. room.Elephants.Values.Where(IsRead).OrderBy(KeyOf)];
    }

    /// <summary>Returns the elephant before or after another one, which need not be in the room any more; 0 if there is none.</summary>
    /// <param name="from">0: before the first.</param>
    public static ulong Step(Room room, ulong from, bool isForward)
    {
        ArgumentNullException.ThrowIfNull(room);
        var at = room.Elephants.TryGetValue(from, out var known) ? KeyOf(known) : default;
        var others = room.Elephants.Values.Where(each => each.Id != from && IsRead(each));
        return isForward
            ? others.Where(each => KeyOf(each).CompareTo(at) > 0).MinBy(KeyOf)?.Id ?? 0
            : others.Where(each => KeyOf(each).CompareTo(at) < 0).MaxBy(KeyOf)?.Id ?? 0;
    }

    private static bool IsRead(Elephant elephant) => elephant.IsShown && !elephant.IsOut;

    // Unsigned: "put down openly" becomes the highest.
    private static (uint Pour, ulong Id) KeyOf(Elephant elephant) => (unchecked(elephant.Pour - 1), elephant.Id);
}
