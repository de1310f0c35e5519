using System.Collections.Concurrent;

namespace ElephantBoard.Engine.Scenes;

/// <summary>Acts from other threads and long work, in slices: what does not fit in this turn waits for the next.</summary>
internal sealed class WorkQueue(Clock clock, Action wake)
{
    /// <summary>What a turn may spend on posted acts and long work. At least one act and one step run in each turn.</summary>
    public static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(8);

    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly Queue<IEnumerator<bool>> _long = new();

    public bool IsEmpty => _posted.IsEmpty && _long.Count == 0;

    public void Post(Action act)
    {
        _posted.Enqueue(act);
        wake();
    }

    public void Start(IEnumerator<bool> steps)
    {
        _long.Enqueue(steps);
        wake();
    }

    public void Run()
    {
        while (_posted.TryDequeue(out var act))
        {
            act();
            if (clock.SinceTurn >= Slice)
            {
                break;
            }
        }

        while (_long.TryPeek(out var steps))
        {
            if (!steps.MoveNext())
            {
                steps.Dispose();
                _long.Dequeue();
            }

            if (clock.SinceTurn >= Slice)
            {
                break;
            }
        }

        if (!IsEmpty)
        {
            wake();
        }
    }
}
