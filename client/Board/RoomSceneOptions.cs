using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;

namespace ElephantBoard.Board;

/// <summary>The configuration of a room's scene.</summary>
public sealed record RoomSceneOptions
{
    public required IRoomSource Source { get; init; }

    /// <summary>Null for read-only views (a picture, a replay). The room seat has one, but shows no controls.</summary>
    public Seat? Seat { get; init; }

    /// <summary>10 characters in the form XXXXX-XXXXX. If empty, how to join is not shown.</summary>
    public string Code { get; init; } = "";

    /// <summary>The link for joining.</summary>
    public Uri? JoinLink { get; init; }

    /// <summary>The host link, or null. It is a secret: show it only on request.</summary>
    public Uri? HostLink { get; init; }

    /// <summary>The server's time: an announced pour counts down by it.</summary>
    public Func<DateTimeOffset> Now { get; init; } = static () => TimeProvider.System.GetUtcNow();

    /// <summary>The shared screen: nothing private, no controls.</summary>
    public bool IsScreen { get; init; }

    public Board.Look.Palette Palette { get; init; } = Board.Look.Palette.Light;

    /// <summary>Called when the user chose another theme, to store and apply it. If null, it applies only to this room.</summary>
    public Action<Board.Look.Palette>? Wear { get; init; }

    /// <summary>Called when the user turned reduced motion on or off. If null, it applies only to this scene.</summary>
    public Action<bool>? Still { get; init; }
}
