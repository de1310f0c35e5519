using ElephantBoard.Board;
using ElephantBoard.Board.Panels;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Raylib.Start;
using ElephantBoard.Raylib.Windowing;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Raylib.App;

/// <summary>Shows the start screen or a room. Used on the window's thread.</summary>
internal sealed class Shell
{
    private readonly MainWindow _window;
    private readonly AppStorage _storage;
    private readonly JoinService _joinService;
    private readonly List<Task> _leaving = [];
    private RoomSession? _session;
    private Notices? _notices;
    private StartScreenController? _startScreen;

    public Shell(MainWindow window, AppStorage storage, JoinService joinService)
    {
        (_window, _storage, _joinService) = (window, storage, joinService);
        window.Warned += Say;
        window.Scene.Faulted += (_, fault) => OnUnhandledException(fault);
        window.UnhandledException += OnUnhandledException;
    }

    /// <summary>Shows the start screen.</summary>
    /// <param name="notice">A message to show first, or null.</param>
    public void ShowStartScreen(string? notice = null)
    {
        Leave();
        _startScreen = new StartScreenController(_window, _storage, _joinService, session => Enter(session, []));
        _ = new StartPage(_startScreen, notice);
    }

    /// <summary>Shows a room and takes ownership of its session.</summary>
    /// <param name="said">Messages to show first, which were also printed to the console.</param>
    public void Enter(RoomSession session, IEnumerable<string> said)
    {
        Leave();
        _session = session;
        var room = RoomScene.Build(
            _window.Scene,
            new RoomSceneOptions
            {
                Source = session.Room,
                Seat = session.Seat,
                Code = JoinCode.Show(session.SavedSeat.Code),
                JoinLink = session.JoinLink,
                HostLink = session.HostLink,
                Now = () => session.Room.Clock.Now,
                IsScreen = session.IsScreen,
                Palette = _window.Settings.Palette,
                Wear = palette => _window.Change(_window.Settings.In(palette)),
                Still = isStill => _window.Change(_window.Settings with { ReducedMotion = isStill }),
            }
        );
        _window.Show(room.Root, Title(session));
        _notices = room.Root.GetComponentsInChildren<Notices>().FirstOrDefault();
        session.Room.Changed += change => OnRoomChanged(session, change);
        session.Failed += trouble => _window.Scene.Post(() => OnSessionFailed(session, trouble));
        session.Seat.CommandOutbox.Answered += (_, answer) => OnAnswered(session, answer);
        session.Start();
        foreach (var sentence in said)
        {
            Show(sentence);
        }

        foreach (var trouble in _storage.Seats.TakeWarnings())
        {
            Say(Messages.Of(trouble));
        }
    }

    /// <summary>Ends the current session; unsent commands are stored.</summary>
    public async Task EndAsync()
    {
        Leave();
        await Task.WhenAll(_leaving);
    }

    private void Leave()
    {
        (_notices, _startScreen) = (null, null);
        if (_session is { } session)
        {
            _session = null;
            _leaving.RemoveAll(left => left.IsCompletedSuccessfully);
            _leaving.Add(LeaveAsync(session));
        }
    }

    /// <summary>Prints the last place and its fingerprint, so that two users can check that they saw the same room.</summary>
    private static async Task LeaveAsync(RoomSession session)
    {
        await session.DisposeAsync();
        var seen = session.Room.Now;
        if (seen.Epoch == 0)
        {
            return;
        }

        var print = Convert.ToHexStringLower(new Fingerprint().Of(seen.Room));
        await Console.Out.WriteLineAsync(
            Messages.Of(
                "desktop.left",
                ("room", session.SavedSeat.RoomName),
                ("place", seen.Room.Sequence),
                ("fingerprint", print)
            )
        );
        if (session.Room.DivergenceCount > 0)
        {
            await Console.Error.WriteLineAsync(Messages.Of("desktop.differed", ("n", session.Room.DivergenceCount)));
        }
    }

    private void OnRoomChanged(RoomSession session, RoomChange change)
    {
        if (change.Before.Link != change.After.Link)
        {
            _window.Scene.Post(() => Follow(session, change.Before.Link, change.After));
        }
    }

    private void Follow(RoomSession session, LinkState before, RoomView view)
    {
        if (_session != session)
        {
            return;
        }

        switch (view.Link.Phase)
        {
            case LinkPhase.Ended:
                ShowStartScreen(Ended(session));
                _leaving.Add(ForgetAsync(session, _leaving[^1]));
                break;
            case LinkPhase.UpgradeRequired:
                ShowStartScreen(Messages.Of("reach.newer_server"));
                break;
            default:
                MainWindow.SetTitle(Title(session));
                if (view.Link.Refusal is { } refusal && refusal.Code != before.Refusal?.Code)
                {
                    Say(Messages.Of(refusal));
                }

                break;
        }
    }

    /// <summary>Only after the seat was left, because its files are open until then.</summary>
    private async Task ForgetAsync(RoomSession session, Task left)
    {
        await left;
        try
        {
            if (session.Seat.End is MembershipEnd.Removed)
            {
                _storage.Seats.Block(session.SavedSeat);
                return;
            }

            // The author keeps the keys of what they wrote, unless they chose to leave.
            var keepsKeys =
                session.PendingCount > 0 || session.Seat.End is MembershipEnd.Unknown or MembershipEnd.Moved;
            _storage.Seats.Forget(session.SavedSeat, keepsKeys);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            _window.Scene.Post(() => Say(Messages.NotWritten(_storage.Seats.FolderOf(session.SavedSeat), why)));
        }
    }

    private void OnSessionFailed(RoomSession session, string said)
    {
        if (_session == session)
        {
            ShowStartScreen(said);
        }
    }

    /// <summary>Shows the answers to commands of an earlier run, for which no caller waits.</summary>
    private void OnAnswered(RoomSession session, Answer answer)
    {
        if (answer.Refusal is { } refusal)
        {
            _window.Scene.Post(() =>
            {
                if (_session == session)
                {
                    Say(Messages.Of("desktop.left_refused", ("why", Messages.Of(refusal))));
                }
            });
        }
    }

    private void OnUnhandledException(Exception fault)
    {
        if (_storage.FaultLog.ReportOnce(fault) is { } said)
        {
            // In an update of its own, because the part that failed can be half built.
            _window.Scene.Post(() => Say(said));
        }
    }

    /// <summary>Shows a message where users look now; on the shared screen that is not the room.</summary>
    private void Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        Show(sentence);
    }

    private void Show(string sentence)
    {
        if (_notices is { IsAlive: true } notices)
        {
            notices.Warn(sentence);
        }
        else
        {
            _startScreen?.ShowError(sentence);
        }
    }

    private static string Title(RoomSession session)
    {
        var name = session.SavedSeat.RoomName;
        return session.Room.Now.Link.Phase == LinkPhase.Live
            ? $"{name} · ElephantBoard"
            : $"{name} ({Messages.Of(session.Room.Now.Link.Phase == LinkPhase.Reconnecting ? "status.cut" : "status.connecting")}) · ElephantBoard";
    }

    private string Ended(RoomSession session)
    {
        var (end, seat) = (session.Seat.End, session.SavedSeat);
        var how = Messages.Of(end.Sentence());
        return session.PendingCount is > 0 and var n
                ? $"{how} {Messages.Of("kept.waits", ("n", n), ("folder", _storage.Seats.FolderOf(seat)), ("name", seat.Name))}"
            : end is MembershipEnd.Unknown ? $"{how} {Messages.Of("desktop.unknown_hint")}"
            : how;
    }
}
