using System.Collections.Concurrent;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>What a room acknowledged, written down by who was told: compared with the room's timeline afterwards.</summary>
/// <remarks>Its moves tell each other apart: the n-th move of a lane brings that lane's own elephant to a place where it never was.</remarks>
internal sealed class Journal
{
    // Left of the doorway, where an elephant cannot lie.
    private const uint Columns = 1_400;
    private const uint Rows = 900;

    private readonly ConcurrentQueue<(ulong Lane, uint Counter, Place Place)> _acknowledged = new();
    private readonly ConcurrentDictionary<ulong, ulong> _laneOf = new();

    private readonly List<(int Count, TaskCompletionSource Done)> _awaited = [];

    public int Count => _acknowledged.Count;

    /// <summary>Done when so many were acknowledged.</summary>
    public Task Reached(int count)
    {
        lock (_awaited)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, done));
            Tell();
            return done.Task;
        }
    }

    /// <summary>The n-th move of a lane.</summary>
    /// <param name="elephant">Moved by this lane alone.</param>
    public Command Move(ulong elephant, ulong lane, uint counter)
    {
        _laneOf[elephant] = lane;
        return new Command
        {
            Id = new CommandId { Lane = lane, Counter = counter },
            MoveElephant = new MoveElephant
            {
                Elephant = elephant,
                X = (int)(counter % Columns),
                Y = (int)(counter / Columns % Rows),
            },
        };
    }

    public void Acknowledge(Command command, Place place)
    {
        _acknowledged.Enqueue((command.Id.Lane, command.Id.Counter, place));
        lock (_awaited)
        {
            Tell();
        }
    }

    /// <summary>Every acknowledged move is in the timeline at its place, once; a lane's moves are in its order; none is there that nobody made.</summary>
    /// <param name="inOrder">Whether each lane sent one move at a time.</param>
    public void Compare(IReadOnlyList<Event> timeline, bool inOrder)
    {
        for (var at = 0; at < timeline.Count; at++)
        {
            Assert.Equal((uint)at + 1, timeline[at].Sequence);
        }
        var moves = timeline
            .Where(evt => evt.FactCase == Event.FactOneofCase.Moved)
            .Where(evt => _laneOf.ContainsKey(evt.Moved.Elephant))
            .Select(evt =>
                (
                    evt.Sequence,
                    Lane: _laneOf[evt.Moved.Elephant],
                    Counter: ((uint)evt.Moved.Y * Columns) + (uint)evt.Moved.X
                )
            )
            .ToList();
        var places = moves.GroupBy(move => (move.Lane, move.Counter)).ToDictionary(group => group.Key, group => group);
        var doubled = places.Count(pair => pair.Value.Count() > 1);
        Assert.True(doubled == 0, $"{doubled} moves are in the timeline twice.");
        var lost = 0;
        var elsewhere = 0;
        foreach (var (lane, counter, place) in _acknowledged)
        {
            if (!places.TryGetValue((lane, counter), out var found))
            {
                lost++;
            }
            else if (found.Single().Sequence != place.Sequence)
            {
                elsewhere++;
            }
        }
        Assert.True(lost == 0, $"{lost} of {_acknowledged.Count} acknowledged moves are not in the timeline.");
        Assert.True(elsewhere == 0, $"{elsewhere} acknowledged moves stand at another place than was said.");
        if (inOrder)
        {
            foreach (var lane in moves.GroupBy(move => move.Lane))
            {
                var counters = lane.Select(move => move.Counter).ToList();
                Assert.Equal(counters.Order(), counters);
            }
        }
    }

    private void Tell()
    {
        foreach (var (_, done) in _awaited.Where(waiting => waiting.Count <= Count))
        {
            done.TrySetResult();
        }
        _awaited.RemoveAll(waiting => waiting.Done.Task.IsCompleted);
    }
}
