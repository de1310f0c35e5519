using System.Collections.Concurrent;

namespace ElephantBoard.Engine.Scenes;

/// <summary>Runs posted work and long work in slices; the rest waits for the next tick.</summary>
internal sealed class WorkQueue(Clock clock, Action wake)
{
    /// <summary>Time per tick for posted work and long work. Each tick runs at least one posted item and one step.</summary>
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
            if (clock.SinceTick >= Slice)
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

            if (clock.SinceTick >= Slice)
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
