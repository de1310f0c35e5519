using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Queues a room's private commands until its next beat, in order. Runs on the grain's scheduler.</summary>
internal sealed class PrivateQueue : IDisposable
{
    private readonly Queue<PendingCommand> _pending = new();
    private readonly List<PendingCommand> _inProgress = [];
    private readonly PrivateBeat _beat;
    private TaskCompletionSource _written = new();

    /// <param name="work">Called at each beat.</param>
    public PrivateQueue(TimeProvider clock, TimeSpan period, Action work) =>
        _beat = new PrivateBeat(
            clock,
            period,
            () =>
            {
                IsDue = true;
                _written = new();
                work();
                return _written.Task;
            }
        );

    /// <summary>Whether private commands are written without waiting.</summary>
    public bool IsOff => _beat.IsOff;

    /// <summary>Whether a beat is due that <see cref="TakeBeat"/> has not taken yet.</summary>
    public bool IsDue { get; private set; }

    /// <summary>Records that somebody was active, privately or publicly.</summary>
    public void Touch() => _beat.Touch();

    /// <summary>Returns whether a command of this sender is queued or being written.</summary>
    public bool Holds(ByteString sender) =>
        _pending.Concat(_inProgress).Any(pendingCommand => sender == pendingCommand.Sender);

    public void Add(PendingCommand pendingCommand) => _pending.Enqueue(pendingCommand);

    /// <summary>Returns true once per beat: the queued commands must be written now, and the private state also when the queue is empty.</summary>
    public bool TakeBeat()
    {
        var due = IsDue;
        IsDue = false;
        return due;
    }

    /// <summary>Forgets the commands that were taken, after they have completed.</summary>
    public void Answered()
    {
        _inProgress.Clear();
        if (!IsDue)
        {
            _written.TrySetResult();
        }
    }

    public bool TryTake([MaybeNullWhen(false)] out PendingCommand pendingCommand)
    {
        if (!_pending.TryDequeue(out pendingCommand))
        {
            return false;
        }
        _inProgress.Add(pendingCommand);
        return true;
    }

    /// <summary>Stops the beat, also while it waits for a write.</summary>
    public void Dispose()
    {
        _beat.Dispose();
        _written.TrySetResult();
    }
}
