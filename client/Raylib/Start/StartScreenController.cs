using System.Diagnostics.CodeAnalysis;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Raylib.App;
using ElephantBoard.Raylib.Windowing;

namespace ElephantBoard.Raylib.Start;

/// <summary>The state that the pages of the start screen share: window, seats, and the running request. Used on the window's
/// thread.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A source that is cancelled and has no timer holds nothing.")]
internal sealed class StartScreenController(
    MainWindow window,
    AppStorage storage,
    JoinService joinService,
    Action<RoomSession> enter
)
{
    private Page? _page;
    private Action? _back;
    private CancellationTokenSource? _request;

    // Typed text stays until the user is in a room; then this object is gone.
    private readonly Dictionary<string, string> _typed = [];

    /// <summary>The stored seats when this page was opened, the last used first.</summary>
    public IReadOnlyList<SavedSeat> Seats { get; private set; } = [];

    public Settings Settings => window.Settings;

    /// <summary>Whether the new room has an anonymous hat.</summary>
    public bool OpensAnonymously { get; set; } = true;

    public string LastName => Seats.FirstOrDefault(seat => !seat.IsScreen)?.Name ?? "";

    /// <summary>The default if there are no seats.</summary>
    public string LastServer => Seats.Count > 0 ? Seats[0].Server.ToString() : JoinService.UsualServer;

    /// <summary>Replaces the page by an empty one. Cancels the running request.</summary>
    /// <param name="title">The window's title; null for the program's name.</param>
    /// <param name="back">The page to which Escape returns, or null.</param>
    public Page ShowPage(string? notice, string? title = null, Action? back = null)
    {
        Stop();
        _back = back;
        Seats = [.. storage.Seats.Joined()];
        var said = storage.Seats.TakeWarnings().Select(Messages.Of).Prepend(notice).OfType<string>();
        _page = Page.Make(window.Scene, window.Settings.Palette, _typed);
        _page.Escaped += Escape;
        _page.Stopped += () => Escape();
        window.Show(_page.GameObject, title is null ? "ElephantBoard" : $"{title} · ElephantBoard");
        _page.Say(string.Join("\n", said), Tone.Danger);
        return _page;
    }

    /// <summary>Shows an error at the top of the page.</summary>
    public void ShowError(string sentence) => _page?.Say(sentence, Tone.Danger);

    public void Change(Settings settings) => window.Change(settings);

    /// <summary>Joins a room; on failure it shows the reason and stays.</summary>
    public void EnterRoom(Func<JoinService, CancellationToken, Task<RoomSession>> ask) => EnterRoom(ask, ShowError);

    /// <param name="failed">Receives the reason of a failure.</param>
    public void EnterRoom(Func<JoinService, CancellationToken, Task<RoomSession>> ask, Action<string> failed) =>
        Run(ask, enter, session => session.DisposeAsync(), failed);

    /// <summary>Runs a request that takes a while. Only one runs at a time; others are ignored meanwhile.</summary>
    /// <param name="drop">Disposes an answer that is no longer needed, because the request was canceled or another page is shown.</param>
    /// <param name="failed">Receives the reason of a failure; null shows it at the top of the page.</param>
    public void Run<T>(
        Func<JoinService, CancellationToken, Task<T>> ask,
        Action<T> then,
        Func<T, ValueTask> drop,
        Action<string>? failed = null
    )
    {
        if (_request is not null)
        {
            return;
        }

        var asking = _request = new CancellationTokenSource();
        _page?.Say(
            Messages.Of("desktop.asking", ("seconds", InteractiveTimeout.Max.TotalSeconds)),
            Tone.Soft,
            isAsking: true
        );
        _ = Task.Run(async () =>
        {
            var (answer, fault) = await RunAsync(ask, asking.Token);
            window.Scene.Post(() =>
            {
                if (_request != asking)
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
                    (failed ?? ShowError)(fault);
                }
            });
        });
    }

    private bool Escape()
    {
        if (_request is not null)
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
        _request?.Cancel();
        _request = null;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Nothing awaits the task, so its faults are reported here.")]
    private async Task<(T? Answer, string? Fault)> RunAsync<T>(
        Func<JoinService, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await ask(joinService, cancellationToken), null);
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
            return (default, storage.FaultLog.Report(fault));
        }
    }
}
