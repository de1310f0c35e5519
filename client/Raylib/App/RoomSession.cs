using System.Diagnostics.CodeAnalysis;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;

namespace ElephantBoard.Raylib.App;

/// <summary>A session in a room: follows it and sends commands until it is ended.</summary>
internal sealed class RoomSession : IAsyncDisposable
{
    private readonly IEntrance _entrance;
    private readonly SqliteOutboxStore _outbox;
    private readonly FaultLog _faultLog;
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;

    private RoomSession(
        IEntrance entrance,
        SavedSeat savedSeat,
        SqliteOutboxStore outbox,
        FaultLog faultLog,
        TimeProvider time
    )
    {
        (_entrance, SavedSeat, _outbox, _faultLog) = (entrance, savedSeat, outbox, faultLog);
        Room = new(entrance, savedSeat.Membership!, time);
        Seat = new(entrance, savedSeat.Membership!, savedSeat.Keys, Room, outbox, time);
    }

    public SavedSeat SavedSeat { get; }

    public LiveRoom Room { get; }

    public Seat Seat { get; }

    /// <summary>Number of this seat's changes that are not on the server as written.</summary>
    public int PendingCount => Seat.Status is var status ? status.Unsaved + status.Refused : 0;

    public Uri JoinLink => SavedSeat.JoinLink ?? new RoomAddress(SavedSeat.Server, SavedSeat.Code).Link;

    /// <summary>The host link, or null.</summary>
    public Uri? HostLink => SavedSeat.HostSecret is { } secret ? RoomAddress.HostLink(JoinLink, secret) : null;

    public bool IsScreen => SavedSeat.IsScreen;

    /// <summary>Raised if changes can no longer be stored on this machine (a full disk), on any thread.</summary>
    public event Action<string>? Failed;

    /// <summary>Takes the seat. Nothing is followed or sent before <see cref="Start"/>.</summary>
    /// <param name="entrance">Ownership passes to this method, also if it fails.</param>
    /// <exception cref="StopException">The seat is in use, or cannot be stored.</exception>
    public static async Task<RoomSession> OpenAsync(
        IEntrance entrance,
        SavedSeat savedSeat,
        AppStorage storage,
        TimeProvider time
    )
    {
        try
        {
            var outbox = storage.Seats.OpenOutbox(savedSeat);
            try
            {
                var session = new RoomSession(entrance, savedSeat, outbox, storage.FaultLog, time);
                await session.Seat.UnsavedInput.LoadAsync(CancellationToken.None);
                return session;
            }
            catch
            {
                outbox.Dispose();
                throw;
            }
        }
        catch (SeatInUseException taken)
        {
            await entrance.DisposeAsync();
            throw new StopException(Messages.Of("kept.in_use"), taken);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            await entrance.DisposeAsync();
            throw new StopException(Messages.NotWritten(storage.Seats.Folder, why), why);
        }
    }

    public void Start() => _running = Task.WhenAll(FollowAsync(), SendAsync());

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _entrance.DisposeAsync();
        await Seat.PersistedAsync();
        _outbox.Dispose();
        _end.Dispose();
    }

    private Task FollowAsync() => Task.Run(() => RunToCompletionAsync(Room.RunAsync));

    private Task SendAsync() => Task.Run(() => RunToCompletionAsync(Seat.RunAsync));

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A room that stops without a message would be worse, so every fault is reported."
    )]
    private async Task RunToCompletionAsync(Func<CancellationToken, Task> run)
    {
        try
        {
            await run(_end.Token);
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // It was ended.
        }
        catch (Exception fault)
        {
            Failed?.Invoke(
                fault is IOException ? Messages.Of("desktop.not_kept", ("why", fault.Message)) : _faultLog.Report(fault)
            );
        }
    }
}
