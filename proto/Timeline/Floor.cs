using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>The room's floor, in room units.</summary>
public static class Floor
{
    public const int Width = 1600;
    public const int Height = 900;

    /// <summary>The doorway is no floor: it reaches from here to the right.</summary>
    public const int DoorwayLeft = 1455;

    /// <summary>The doorway reaches down to here.</summary>
    public const int DoorwayBottom = 305;

    /// <summary>Returns the nearest place of the floor. It is never in the doorway, where no elephant rests.</summary>
    public static (int X, int Y) Clamp(int x, int y)
    {
        (x, y) = (Math.Clamp(x, 0, Width), Math.Clamp(y, 0, Height));
        var (inside, above) = (x - DoorwayLeft, DoorwayBottom - y);
        return inside <= 0 || above <= 0 ? (x, y)
            : inside <= above ? (DoorwayLeft, y)
            : (x, DoorwayBottom);
    }

    /// <summary>Returns the layer on which an elephant covers all others; 0 if it is there already.</summary>
    public static uint LayerAbove(Room room, Elephant elephant)
    {
        ArgumentNullException.ThrowIfNull(room);
        ArgumentNullException.ThrowIfNull(elephant);
        return elephant.Layer == room.TopLayer && elephant.Layer > 0 ? 0 : room.TopLayer + 1;
    }

    internal static Room Moved(Room room, ElephantMoved fact) =>
        Changed(room, fact.Elephant, fact.Layer, elephant => elephant with { X = fact.X, Y = fact.Y });

    internal static Room Raised(Room room, ElephantRaised fact) =>
        Changed(room, fact.Elephant, fact.Layer, elephant => elephant);

    /// <param name="layer">Its new layer; 0: unchanged.</param>
    private static Room Changed(Room room, ulong id, uint layer, Func<Elephant, Elephant> change) =>
        Apply.Change(room, id, elephant => change(layer == 0 ? elephant : elephant with { Layer = layer })) with
        {
            TopLayer = room.Elephants.ContainsKey(id) ? Math.Max(room.TopLayer, layer) : room.TopLayer,
        };
}
