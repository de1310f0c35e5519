using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board;

/// <summary>Runs commands of this seat: shows the optimistic update at once, and the outcome when it is known.</summary>
public sealed class CommandDispatcher(Seat seat, RoomMirror mirror) : Behaviour
{
    public Seat Seat => seat;

    /// <summary>Fires when a command was refused and its optimistic update was taken back.</summary>
    public event Action<Refusal>? Refused;

    /// <summary>Fires when a command could not be stored on this device (a full disk) and was not done.</summary>
    public event Action<Exception>? Failed;

    /// <param name="optimisticUpdate">The optimistic update, or null to wait for the room.</param>
    /// <param name="accepted">Called when the room has accepted it.</param>
    /// <param name="refused">Called when the room has refused it; returns whether the user need not know.</param>
    public void Dispatch(
        Command act,
        Func<Timeline.Room, Timeline.Room>? optimisticUpdate = null,
        Action? accepted = null,
        Func<Refusal, bool>? refused = null
    ) => _ = DispatchAsync(act, optimisticUpdate, accepted, refused);

    /// <summary>Runs other work of this seat (for its pocket), outside the update thread.</summary>
    /// <param name="done">Called when it is stored on this device.</param>
    /// <param name="failed">Called if it could not be stored.</param>
    public void Run(Func<Seat, Task> act, Action? done = null, Action? failed = null) =>
        _ = RunAsync(act, done, failed);

    private async Task DispatchAsync(
        Command act,
        Func<Timeline.Room, Timeline.Room>? optimisticUpdate,
        Action? accepted,
        Func<Refusal, bool>? refused
    )
    {
        var answered = seat.DoAsync(act, optimisticUpdate, CancellationToken.None);
        mirror.Look();
        try
        {
            var answer = await answered.ConfigureAwait(false);
            PostToUi(() =>
            {
                mirror.Look();
                if (answer.Refusal is { } refusal)
                {
                    if (refused?.Invoke(refusal) != true)
                    {
                        Refused?.Invoke(refusal);
                    }
                }
                else
                {
                    accepted?.Invoke();
                }
            });
        }
        catch (IOException failure)
        {
            PostToUi(() =>
            {
                mirror.Look();
                Failed?.Invoke(failure);
            });
        }
    }

    private async Task RunAsync(Func<Seat, Task> act, Action? done, Action? failed)
    {
        try
        {
            await act(seat).ConfigureAwait(false);
            if (done is not null)
            {
                PostToUi(done);
            }
        }
        catch (IOException failure)
        {
            PostToUi(() =>
            {
                failed?.Invoke();
                Failed?.Invoke(failure);
            });
        }
    }

    /// <summary>Runs on the update thread, unless the room was left. Stored commands are still sent.</summary>
    private void PostToUi(Action news) =>
        Scene.Post(() =>
        {
            if (IsAlive)
            {
                news();
            }
        });
}
