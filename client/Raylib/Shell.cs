using ElephantBoard.Desktop.Home;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Link;
using ElephantBoard.Showing;
using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop;

/// <summary>Shows the start screen or a room. Used on the window's thread.</summary>
internal sealed class Shell
{
    private readonly Desk _desk;
    private readonly Kept _kept;
    private readonly Going _going;
    private readonly List<Task> _leaving = [];
    private Visit? _visit;
    private Notices? _notices;
    private Wicket? _wicket;

    public Shell(Desk desk, Kept kept, Going going)
    {
        (_desk, _kept, _going) = (desk, kept, going);
        desk.Troubled += Say;
        desk.Scene.Faulted += (_, fault) => Stumble(fault);
        desk.Stumbled += Stumble;
    }

    /// <summary>Shows the start screen.</summary>
    /// <param name="notice">A message to show first, or null.</param>
    public void GoHome(string? notice = null)
    {
        Leave();
        _wicket = new Wicket(_desk, _kept, _going, visit => Enter(visit, []));
        _ = new HomePage(_wicket, notice);
    }

    /// <summary>Shows a room and takes ownership of its visit.</summary>
    /// <param name="said">Messages to show first, which were also printed to the console.</param>
    public void Enter(Visit visit, IEnumerable<string> said)
    {
        Leave();
        _visit = visit;
        var room = RoomScene.Build(
            _desk.Scene,
            new RoomSetting
            {
                Source = visit.Room,
                Seat = visit.Seat,
                Code = JoinCode.Show(visit.Resting.Code),
                JoinLink = visit.JoinLink,
                HostLink = visit.HostLink,
                Now = () => visit.Room.Clock.Now,
                IsScreen = visit.IsScreen,
                Palette = _desk.Settings.Palette,
                Wear = palette => _desk.Change(_desk.Settings.In(palette)),
                Still = isStill => _desk.Change(_desk.Settings with { ReducedMotion = isStill }),
            }
        );
        _desk.Show(room.Root, Title(visit));
        _notices = room.Root.GetComponentsInChildren<Notices>().FirstOrDefault();
        visit.Room.Changed += change => Look(visit, change);
        visit.Troubled += trouble => _desk.Scene.Post(() => Trouble(visit, trouble));
        visit.Seat.Outbox.Answered += (_, answer) => Hear(visit, answer);
        visit.Start();
        foreach (var sentence in said)
        {
            Show(sentence);
        }

        foreach (var trouble in _kept.Seats.TakeTroubles())
        {
            Say(Said.Of(trouble));
        }
    }

    /// <summary>Ends the current visit; unsent commands are stored.</summary>
    public async Task EndAsync()
    {
        Leave();
        await Task.WhenAll(_leaving);
    }

    private void Leave()
    {
        (_notices, _wicket) = (null, null);
        if (_visit is { } visit)
        {
            _visit = null;
            _leaving.RemoveAll(left => left.IsCompletedSuccessfully);
            _leaving.Add(LeaveAsync(visit));
        }
    }

    /// <summary>Prints the last place and its fingerprint, so that two users can check that they saw the same room.</summary>
    private static async Task LeaveAsync(Visit visit)
    {
        await visit.DisposeAsync();
        var seen = visit.Room.Now;
        if (seen.Epoch == 0)
        {
            return;
        }

        var print = Convert.ToHexStringLower(new Fingerprint().Of(seen.Room));
        await Console.Out.WriteLineAsync(
            Said.Of(
                "desktop.left",
                ("room", visit.Resting.RoomName),
                ("place", seen.Room.Sequence),
                ("fingerprint", print)
            )
        );
        if (visit.Room.Differed > 0)
        {
            await Console.Error.WriteLineAsync(Said.Of("desktop.differed", ("n", visit.Room.Differed)));
        }
    }

    private void Look(Visit visit, RoomChange change)
    {
        if (change.Before.Link != change.After.Link)
        {
            _desk.Scene.Post(() => Follow(visit, change.Before.Link, change.After));
        }
    }

    private void Follow(Visit visit, LinkState before, RoomView view)
    {
        if (_visit != visit)
        {
            return;
        }

        switch (view.Link.Phase)
        {
            case LinkPhase.Ended:
                var waiting = visit.Waiting;
                GoHome(Ended(view, visit, waiting));
                _leaving.Add(ForgetAsync(visit, _leaving[^1]));
                break;
            case LinkPhase.TooOld:
                GoHome(Said.Of("reach.newer_server"));
                break;
            default:
                Desk.Name(Title(visit));
                if (view.Link.Refusal is { } refusal && refusal.Code != before.Refusal?.Code)
                {
                    Say(Said.Of(refusal));
                }

                break;
        }
    }

    /// <summary>Only after the seat was left, because its files are open until then.</summary>
    private async Task ForgetAsync(Visit visit, Task left)
    {
        await left;
        try
        {
            _kept.Seats.Forget(visit.Resting, visit.Waiting > 0);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            _desk.Scene.Post(() => Say(Said.NotWritten(_kept.Seats.FolderOf(visit.Resting), why)));
        }
    }

    private void Trouble(Visit visit, string said)
    {
        if (_visit == visit)
        {
            GoHome(said);
        }
    }

    /// <summary>Shows the answers to commands of an earlier run, for which no caller waits.</summary>
    private void Hear(Visit visit, Answer answer)
    {
        if (answer.Refusal is { } refusal)
        {
            _desk.Scene.Post(() =>
            {
                if (_visit == visit)
                {
                    Say(Said.Of("desktop.left_refused", ("why", Said.Of(refusal))));
                }
            });
        }
    }

    private void Stumble(Exception fault)
    {
        if (_kept.Faults.SayOnce(fault) is { } said)
        {
            // In a turn of its own, because the part that failed may be half built.
            _desk.Scene.Post(() => Say(said));
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
            _wicket?.Say(sentence);
        }
    }

    private static string Title(Visit visit)
    {
        var name = visit.Resting.RoomName;
        return visit.Room.Now.Link.Phase == LinkPhase.Live
            ? $"{name} · ElephantBoard"
            : $"{name} ({Said.Of(visit.Room.Now.Link.Phase == LinkPhase.Away ? "status.cut" : "status.connecting")}) · ElephantBoard";
    }

    private string Ended(RoomView view, Visit visit, int waiting)
    {
        var how = view.Room.Participants.GetValueOrDefault(visit.Seat.Stay.Participant)?.Presence switch
        {
            Presence.Left => "ended.left",
            Presence.Removed => "ended.removed",
            _ => "ended.unknown",
        };
        return waiting == 0
            ? Said.Of(how)
            : $"{Said.Of(how)} {Said.Of("kept.waits", ("n", waiting), ("folder", _kept.Seats.FolderOf(visit.Resting)), ("name", visit.Resting.Name))}";
    }
}
