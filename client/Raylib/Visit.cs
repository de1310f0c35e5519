using System.Diagnostics.CodeAnalysis;
using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop;

/// <summary>A session in a room: follows it and sends commands until it is ended.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IEntrance _entrance;
    private readonly SqliteOutboxStore _outbox;
    private readonly Faults _faults;
    private readonly CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;

    private Visit(IEntrance entrance, RestingSeat resting, SqliteOutboxStore outbox, Faults faults, TimeProvider time)
    {
        (_entrance, Resting, _outbox, _faults) = (entrance, resting, outbox, faults);
        Room = new(entrance, resting.Stay!, time);
        Seat = new(entrance, resting.Stay!, resting.Keys, Room, outbox, time);
    }

    public RestingSeat Resting { get; }

    public LiveRoom Room { get; }

    public Seat Seat { get; }

    /// <summary>Number of this seat's changes that are not on the server as written.</summary>
    public int Waiting => Seat.Status is var status ? status.Unsaved + status.Refused : 0;

    public Uri JoinLink => Resting.JoinLink ?? new RoomAddress(Resting.Server, Resting.Code).Link;

    /// <summary>The host link, or null.</summary>
    public Uri? HostLink => Resting.HostSecret is { } secret ? RoomAddress.HostLink(JoinLink, secret) : null;

    public bool IsScreen => Resting.IsScreen;

    /// <summary>Raised if changes can no longer be stored on this machine (a full disk), on any thread.</summary>
    public event Action<string>? Troubled;

    /// <summary>Takes the seat. Nothing is followed or sent before <see cref="Start"/>.</summary>
    /// <param name="entrance">Ownership passes to this method, also if it fails.</param>
    /// <exception cref="StopException">The seat is in use, or cannot be stored.</exception>
    public static async Task<Visit> SitAsync(IEntrance entrance, RestingSeat resting, Kept kept, TimeProvider time)
    {
        try
        {
            return new(entrance, resting, kept.Seats.OpenOutbox(resting), kept.Faults, time);
        }
        catch (SeatInUseException taken)
        {
            await entrance.DisposeAsync();
            throw new StopException(Said.Of("kept.in_use"), taken);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            await entrance.DisposeAsync();
            throw new StopException(Said.NotWritten(kept.Seats.Folder, why), why);
        }
    }

    public void Start() => _running = Task.WhenAll(FollowAsync(), SendAsync());

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _entrance.DisposeAsync();
        await Seat.KeptAsync();
        _outbox.Dispose();
        _end.Dispose();
    }

    private Task FollowAsync() => Task.Run(() => TillEndAsync(Room.RunAsync));

    private Task SendAsync() => Task.Run(() => TillEndAsync(Seat.RunAsync));

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A room that stood still unsaid would be worse: whatever it is, it is told."
    )]
    private async Task TillEndAsync(Func<CancellationToken, Task> run)
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
            Troubled?.Invoke(
                fault is IOException ? Said.Of("desktop.not_kept", ("why", fault.Message)) : _faults.Say(fault)
            );
        }
    }
}
