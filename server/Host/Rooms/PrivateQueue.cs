using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Private commands of a room that wait for its beat, in order. Runs on the room's own thread of control.</summary>
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

    /// <summary>Whether private commands do not wait.</summary>
    public bool IsOff => _beat.IsOff;

    /// <summary>Whether a beat has come that was not taken yet.</summary>
    public bool IsDue { get; private set; }

    /// <summary>Somebody did something, private or not.</summary>
    public void Touch() => _beat.Touch();

    /// <summary>Whether something of this sender waits or is being written.</summary>
    public bool Holds(ByteString sender) =>
        _pending.Concat(_inProgress).Any(pendingCommand => sender == pendingCommand.Sender);

    public void Add(PendingCommand pendingCommand) => _pending.Enqueue(pendingCommand);

    /// <summary>True once a beat: what waits is to be written now, and the private state also when nothing does.</summary>
    public bool TakeBeat()
    {
        var due = IsDue;
        IsDue = false;
        return due;
    }

    /// <summary>What was taken is answered.</summary>
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

    /// <summary>Ends the beat.</summary>
    public void Dispose() => _beat.Dispose();
}
