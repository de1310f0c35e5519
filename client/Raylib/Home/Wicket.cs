using System.Diagnostics.CodeAnalysis;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;

namespace ElephantBoard.Desktop.Home;

/// <summary>What the pages of the way in share: the window, the seats, and what is being asked of a server. On the window's
/// thread.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source that is cancelled and has no timer holds nothing.")]
internal sealed class Wicket(Desk desk, Kept kept, Going going, Action<Visit> enter)
{
    private Page? _page;
    private Action? _back;
    private CancellationTokenSource? _asking;

    // Text that somebody typed stays until it led into a room: then this object is gone.
    private readonly Dictionary<string, string> _typed = [];

    /// <summary>The seats that somebody came in on from here, as they were when this page was turned to; the one used last first.</summary>
    public IReadOnlyList<RestingSeat> Seats { get; private set; } = [];

    public Settings Settings => desk.Settings;

    /// <summary>Whether the room that is being opened has an anonymous hat.</summary>
    public bool OpensAnonymously { get; set; } = true;

    public string LastName => Seats.FirstOrDefault(seat => !seat.IsScreen)?.Name ?? "";

    /// <summary>The usual one where nobody was anywhere from here.</summary>
    public string LastServer => Seats.Count > 0 ? Seats[0].Server.ToString() : Going.UsualServer;

    /// <summary>Shows an empty page in the place of the one before. What is asked is asked no more.</summary>
    /// <param name="title">Of the window; null: the program's name.</param>
    /// <param name="back">Where Escape leads; null: nowhere.</param>
    public Page Turn(string? notice, string? title = null, Action? back = null)
    {
        Stop();
        _back = back;
        Seats = [.. kept.Seats.Taken()];
        var said = kept.Seats.TakeTroubles().Select(Said.Of).Prepend(notice).OfType<string>();
        _page = Page.Make(desk.Scene, desk.Settings.Palette, _typed);
        _page.Escaped += Escape;
        _page.Stopped += () => Escape();
        desk.Show(_page.GameObject, title is null ? "ElephantBoard" : $"{title} · ElephantBoard");
        _page.Say(string.Join("\n", said), Tone.Danger);
        return _page;
    }

    /// <summary>Says at the head of the page what went wrong.</summary>
    public void Say(string sentence) => _page?.Say(sentence, Tone.Danger);

    public void Change(Settings settings) => desk.Change(settings);

    /// <summary>Goes into a room; where that fails, says why and stays.</summary>
    public void Go(Func<Going, CancellationToken, Task<Visit>> ask) => Go(ask, Say);

    /// <param name="failed">Gets why it failed.</param>
    public void Go(Func<Going, CancellationToken, Task<Visit>> ask, Action<string> failed) =>
        Ask(ask, enter, visit => visit.DisposeAsync(), failed);

    /// <summary>Asks something that takes a while. One thing at a time: what is pressed meanwhile is not asked.</summary>
    /// <param name="drop">What becomes of an answer that nobody waits for any more: it was stopped, or another page was turned to.</param>
    /// <param name="failed">Gets why there is none; null: it is said at the head of the page.</param>
    public void Ask<T>(
        Func<Going, CancellationToken, Task<T>> ask,
        Action<T> then,
        Func<T, ValueTask> drop,
        Action<string>? failed = null
    )
    {
        if (_asking is not null)
        {
            return;
        }

        var asking = _asking = new CancellationTokenSource();
        _page?.Say(Said.Of("desktop.asking", ("seconds", Patience.Most.TotalSeconds)), Tone.Soft, isAsking: true);
        _ = Task.Run(async () =>
        {
            var (answer, fault) = await AskAsync(ask, asking.Token);
            desk.Scene.Post(() =>
            {
                if (_asking != asking)
                {
                    _ = fault is null ? drop(answer!).AsTask() : Task.CompletedTask;
                    return;
                }

                Stop();
                _page?.Say("", Tone.Soft);
                if (fault is null)
                {
                    then(answer!);
                }
                else
                {
                    (failed ?? Say)(fault);
                }
            });
        });
    }

    private bool Escape()
    {
        if (_asking is not null)
        {
            Stop();
            _page?.Say("", Tone.Soft);
            return true;
        }

        _back?.Invoke();
        return _back is not null;
    }

    private void Stop()
    {
        _asking?.Cancel();
        _asking = null;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Nobody waits for the task: what goes wrong in it is said.")]
    private async Task<(T? Answer, string? Fault)> AskAsync<T>(
        Func<Going, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await ask(going, cancellationToken), null);
        }
        catch (StopException stop)
        {
            return (default, stop.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (default, "");
        }
        catch (Exception fault)
        {
            return (default, kept.Faults.Say(fault));
        }
    }
}
