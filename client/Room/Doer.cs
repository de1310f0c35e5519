using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Showing;

/// <summary>Does what this seat wants done: shows the guess at once, and what became of it when it is known.</summary>
public sealed class Doer(Seat seat, RoomMirror mirror) : Behaviour
{
    public Seat Seat => seat;

    /// <summary>Something was refused; what it would have changed is shown no more.</summary>
    public event Action<Refusal>? Refused;

    /// <summary>Something could not be kept on this device (a full disk); it was not done.</summary>
    public event Action<Exception>? Failed;

    /// <param name="guess">What the act will change; null: shown when the room tells.</param>
    /// <param name="accepted">Called once the room has taken it.</param>
    public void Do(Command act, Func<Timeline.Room, Timeline.Room>? guess = null, Action? accepted = null) =>
        _ = DoAsync(act, guess, accepted);

    /// <summary>Does something else of this seat (its pocket), on no thread of the scene's.</summary>
    /// <param name="done">Called once it is kept on this device.</param>
    /// <param name="failed">Called when it could not be.</param>
    public void Run(Func<Seat, Task> act, Action? done = null, Action? failed = null) =>
        _ = RunAsync(act, done, failed);

    private async Task DoAsync(Command act, Func<Timeline.Room, Timeline.Room>? guess, Action? accepted)
    {
        var answered = seat.DoAsync(act, guess, CancellationToken.None);
        mirror.Look();
        try
        {
            var answer = await answered.ConfigureAwait(false);
            Tell(() =>
            {
                mirror.Look();
                if (answer.Refusal is { } refusal)
                {
                    Refused?.Invoke(refusal);
                }
                else
                {
                    accepted?.Invoke();
                }
            });
        }
        catch (IOException failure)
        {
            Tell(() =>
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
                Tell(done);
            }
        }
        catch (IOException failure)
        {
            Tell(() =>
            {
                failed?.Invoke();
                Failed?.Invoke(failure);
            });
        }
    }

    /// <summary>On the update thread, unless the room was left: then nobody looks any more. What was kept is still sent.</summary>
    private void Tell(Action news) =>
        Scene.Post(() =>
        {
            if (IsAlive)
            {
                news();
            }
        });
}
