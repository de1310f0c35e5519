using System.Threading.Channels;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Outbox;

/// <summary>
/// The unsent commands of a seat. They are stored first, sent one at a time in order, and repeated with the same id until they
/// are answered. So each is done once or refused, whatever fails in between.
/// </summary>
public sealed class CommandOutbox
{
    /// <summary>Timeout for an answer on one connection.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);

    private readonly IEntrance _entrance;
    private readonly Membership _membership;
    private readonly IOutboxStore _store;
    private readonly SemaphoreSlim _storing;
    private readonly TimeProvider _time;
    private readonly Channel<Sending> _queue = Channel.CreateUnbounded<Sending>();
    private int _pendingCount;
    private volatile bool _hasLeft;

    /// <param name="storing">Lock for the store, which other queues may share.</param>
    internal CommandOutbox(
        IEntrance entrance,
        Membership membership,
        IOutboxStore store,
        SemaphoreSlim storing,
        TimeProvider time
    ) => (_entrance, _membership, _store, _storing, _time) = (entrance, membership, store, storing, time);

    /// <summary>Number of unanswered commands, without Leave: "3 waiting to send".</summary>
    public int PendingCount => Volatile.Read(ref _pendingCount);

    /// <summary>Whether this run sent Leave, and the room did not refuse it. Its answer may be lost or late.</summary>
    public bool HasLeft => _hasLeft;

    /// <summary>Raised when <see cref="PendingCount"/> changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Raised when a command of an earlier run is answered.</summary>
    public event Action<Command, Answer>? Answered;

    /// <summary>Stores a command, sends it in order, and returns its answer.</summary>
    /// <param name="command">The command, including its id.</param>
    /// <param name="cancellationToken">Cancels waiting for the answer. A stored command is still sent.</param>
    public async Task<Answer> SendAsync(Command command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var sending = new Sending(command);
        await _storing.WaitAsync(cancellationToken);
        try
        {
            await _store.PutAsync(new(KeyOf(command.Id), command.ToByteArray()), cancellationToken);
            // Within the lock: the order on disk is the order of sending.
            Enqueue(sending);
        }
        finally
        {
            _storing.Release();
        }
        return await sending.Answered.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Completes when everything that was put before is stored, because waiters are served in order.</summary>
    internal async Task PersistedAsync()
    {
        await _storing.WaitAsync();
        _storing.Release();
    }

    /// <summary>Sends commands of an earlier run, then new ones, until canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var left in await RestoreAsync(cancellationToken))
        {
            await SendAsync(left, cancellationToken);
        }
        await foreach (var sending in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            await SendAsync(sending, cancellationToken);
        }
    }

    private void Enqueue(Sending sending)
    {
        Interlocked.Add(ref _pendingCount, Weight(sending.Command));
        _hasLeft |= IsLeave(sending.Command);
        _queue.Writer.TryWrite(sending);
        Changed?.Invoke();
    }

    private async Task<IReadOnlyList<Sending>> RestoreAsync(CancellationToken cancellationToken)
    {
        var left = new List<Sending>();
        await _storing.WaitAsync(cancellationToken);
        try
        {
            // Commands of this run are already in the queue.
            var queued = _queue.Reader.Count;
            var commands = (await _store.ReadAsync(cancellationToken)).Where(entry =>
                entry.Is(OutboxEntryKind.Command)
            );
            foreach (var entry in commands.SkipLast(queued))
            {
                var command = Command.Parser.ParseFrom(entry.Value.Span);
                if (IsLeave(command))
                {
                    // A user who returned does not want to leave now.
                    await _store.RemoveAsync(entry.Key, cancellationToken);
                    continue;
                }
                left.Add(new(command) { IsRestored = true });
            }
        }
        finally
        {
            _storing.Release();
        }
        if (left.Count > 0)
        {
            Interlocked.Add(ref _pendingCount, left.Count);
            Changed?.Invoke();
        }
        return left;
    }

    private async Task SendAsync(Sending sending, CancellationToken cancellationToken)
    {
        var answer = await Retry.UntilAnsweredAsync(
            token => _entrance.DoAsync(_membership, sending.Command, token),
            answer => answer.Refusal?.Code,
            _time,
            cancellationToken
        );
        if (answer.Refusal?.Code is RefusalCode.Token or RefusalCode.SeatMoved && Weight(sending.Command) > 0)
        {
            // The membership has ended, and the server did not execute the command. It and later ones wait until the seat is taken again.
            sending.Answered.TrySetResult(answer);
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
        }
        if (IsLeave(sending.Command) && answer.Refusal is { Code: not RefusalCode.Token })
        {
            _hasLeft = false;
        }
        // The answer is stored even while the seat is being left.
        await _storing.WaitAsync(CancellationToken.None);
        try
        {
            await _store.RemoveAsync(KeyOf(sending.Command.Id), CancellationToken.None);
        }
        finally
        {
            _storing.Release();
        }
        Interlocked.Add(ref _pendingCount, -Weight(sending.Command));
        sending.Answered.TrySetResult(answer);
        if (sending.IsRestored)
        {
            Answered?.Invoke(sending.Command, answer);
        }
        Changed?.Invoke();
    }

    private static bool IsLeave(Command command) => command.ActCase == Command.ActOneofCase.Leave;

    private static int Weight(Command command) => IsLeave(command) ? 0 : 1;

    private static string KeyOf(CommandId id) => $"{OutboxEntryKind.Command}{id.Lane:x16}/{id.Counter}";

    private sealed record Sending(Command Command)
    {
        public bool IsRestored { get; init; }

        public TaskCompletionSource<Answer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
