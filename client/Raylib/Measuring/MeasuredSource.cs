using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;

namespace ElephantBoard.Raylib.Measuring;

/// <summary>A room in which someone else moves elephants on request.</summary>
internal sealed class MeasuredSource(RoomView view, int elephants) : IRoomSource
{
    private readonly Random _dice = new(3);
    private RoomView _now = view;

    public RoomView Now => Volatile.Read(ref _now);

    public event Action<RoomChange>? Changed;

    /// <summary>Makes one change as the link would, on the caller's thread.</summary>
    public void Move()
    {
        var before = _now;
        var moved = MeasuredRoom.Move(_dice, elephants, before.Room.Sequence + 1);
        Volatile.Write(ref _now, before with { Room = Apply.Event(before.Room, moved) });
        Changed?.Invoke(new(before, _now, [moved], Replaced: false));
    }
}
