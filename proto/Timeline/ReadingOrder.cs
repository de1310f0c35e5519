using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>The order in which elephants are read aloud, the same for everyone: that of every list, <see cref="Elephant.Listing"/>.</summary>
public static class ReadingOrder
{
    /// <summary>Returns the elephants in the room whose text is shown.</summary>
    public static IReadOnlyList<Elephant> Of(Room room)
    {
        ArgumentNullException.ThrowIfNull(room);
        return [.. room.Elephants.Values.Where(IsRead).OrderBy(each => each.Listing)];
    }

    /// <summary>Returns the elephant before or after another one, which need not be in the room any more; 0 if there is none.</summary>
    /// <param name="from">0: before the first.</param>
    public static ulong Step(Room room, ulong from, bool isForward)
    {
        ArgumentNullException.ThrowIfNull(room);
        var at = room.Elephants.TryGetValue(from, out var known) ? known.Listing : default;
        var others = room.Elephants.Values.Where(each => each.Id != from && IsRead(each));
        return isForward
            ? others.Where(each => each.Listing.CompareTo(at) > 0).MinBy(each => each.Listing)?.Id ?? 0
            : others.Where(each => each.Listing.CompareTo(at) < 0).MaxBy(each => each.Listing)?.Id ?? 0;
    }

    private static bool IsRead(Elephant elephant) => elephant.IsShown && !elephant.IsOut;
}
