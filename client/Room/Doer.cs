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
    public void Run(Func<Seat, Task> act) => _ = RunAsync(act);

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

    private async Task RunAsync(Func<Seat, Task> act)
    {
        try
        {
            await act(seat).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            Tell(() => Failed?.Invoke(failure));
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
