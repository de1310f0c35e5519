using ElephantBoard.Link;

namespace ElephantBoard.Showing;

/// <summary>What a room's scene is built for.</summary>
public sealed record RoomSetting
{
    public required IRoomSource Source { get; init; }

    /// <summary>Null: one only looks (a picture, a replay). The room seat has one, and shows no controls.</summary>
    public Seat? Seat { get; init; }

    /// <summary>10 signs, as it is shown: XXXXX-XXXXX. Empty: how to join is not shown.</summary>
    public string Code { get; init; } = "";

    /// <summary>What people open to join.</summary>
    public Uri? JoinLink { get; init; }

    /// <summary>Makes its holder host of the room; null: this seat does not have it. A secret: shown only when it is asked for.</summary>
    public Uri? HostLink { get; init; }

    /// <summary>The shared screen: nothing private, no controls.</summary>
    public bool IsScreen { get; init; }

    public Look.Palette Palette { get; init; } = Look.Palette.Light;

    /// <summary>Somebody chose another look in the room: whoever keeps what was chosen puts it on. Null: it holds for this room.</summary>
    public Action<Look.Palette>? Wear { get; init; }

    /// <summary>Somebody chose that nothing moves (true), or that it does. Null: it holds for this scene.</summary>
    public Action<bool>? Still { get; init; }
}
