using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>The room's floor, in room units.</summary>
public static class Floor
{
    public const int Width = 1600;
    public const int Height = 900;

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
