using System.Collections.Concurrent;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>A real client: follows the room and acts in it, over whatever stands between.</summary>
internal sealed class LoadedSeat : IAsyncDisposable
{
    private readonly IEntrance _entrance;
    private readonly Task _following;
    private readonly Task _sending;
    private readonly Fingerprint _fingerprint = new();
    private readonly ConcurrentQueue<string> _differences = new();
    private volatile bool _stopped;

    public LoadedSeat(IEntrance entrance, Membership membership, SeatKeys keys, CancellationToken over)
    {
        _entrance = entrance;
        var time = new HastyTime();
        Room = new LiveRoom(entrance, membership, time);
        Room.Changed += Record;
        Seat = new Seat(entrance, membership, keys, Room, new MemoryOutboxStore(), time);
        _following = Room.RunAsync(over);
        _sending = Seat.RunAsync(over);
    }

    public LiveRoom Room { get; }
    public Seat Seat { get; }

    /// <summary>The fingerprint at every place where this client was.</summary>
    public ConcurrentDictionary<uint, byte[]> Fingerprints { get; } = new();

    /// <summary>Where this client was twice and saw two rooms.</summary>
    public IEnumerable<string> Differences => _differences;

    /// <summary>Moves one elephant on and on, each move after the answer to the one before.</summary>
    public async Task MoveAsync(Journal journal, ulong elephant, ulong lane)
    {
        for (var counter = 1u; !_stopped; counter++)
        {
            var move = journal.Move(elephant, lane, counter);
            var answer = await Seat.DoAsync(move, null, CancellationToken.None);
            Assert.Null(answer.Refusal);
            journal.Acknowledge(move, answer.Accepted);
        }
    }

    public void Stop() => _stopped = true;

    public override string ToString() =>
        $"{_entrance.GetType().Name}, {Room.Now.Link.Phase}, at {Room.Now.Room.Sequence}, {Room.DivergenceCount} divergences, following: {_following.Status} {_following.Exception?.InnerException}";

    /// <summary>Completes when this client is at that place or beyond it, or its membership has ended.</summary>
    public async Task ReachedAsync(uint sequence)
    {
        var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Room.Changed += Look;
        Look(null);
        await there.Task;
        Room.Changed -= Look;

        void Look(RoomChange? change)
        {
            if (Room.Now.Room.Sequence >= sequence || Room.Now.Link.Phase == LinkPhase.Ended)
            {
                there.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_following, _sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _entrance.DisposeAsync();
    }

    private void Record(RoomChange change)
    {
        if (change.Replaced)
        {
            Note(change.After.Room);
            return;
        }
        var room = change.Before.Room;
        foreach (var evt in change.Events.SkipLast(1))
        {
            room = Apply.Event(room, evt);
            Note(room);
        }
        Note(change.After.Room);
    }

    private void Note(Room room)
    {
        var now = _fingerprint.Of(room);
        var before = Fingerprints.GetOrAdd(room.Sequence, now);
        if (!before.AsSpan().SequenceEqual(now))
        {
            _differences.Enqueue($"two rooms at {room.Sequence}");
        }
    }
}
