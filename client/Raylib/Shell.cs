using ElephantBoard.Desktop.Home;
using ElephantBoard.Link;
using ElephantBoard.Showing;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop;

/// <summary>What the window shows: the way in, or a room. On the window's thread.</summary>
internal sealed class Shell
{
    private readonly Desk _desk;
    private readonly SeatFolder _seats;
    private readonly Going _going;
    private readonly List<Task> _leaving = [];
    private Visit? _visit;

    public Shell(Desk desk, SeatFolder seats, Going going)
    {
        (_desk, _seats, _going) = (desk, seats, going);
        desk.Troubled += Console.Error.WriteLine;
    }

    /// <summary>Shows the way in.</summary>
    /// <param name="notice">What is to be said first; null: nothing.</param>
    public void GoHome(string? notice = null)
    {
        Leave();
        _ = new HomePage(new Wicket(_desk, _seats, _going, Enter), notice);
    }

    /// <summary>Shows a room, and takes its visit over.</summary>
    public void Enter(Visit visit)
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
                IsScreen = visit.IsScreen,
                Palette = _desk.Settings.Palette,
                Wear = palette => _desk.Change(_desk.Settings.In(palette)),
                Still = isStill => _desk.Change(_desk.Settings with { ReducedMotion = isStill }),
            }
        );
        _desk.Show(room.Root, Title(visit));
        visit.Room.Changed += change => Look(visit, change);
        visit.Troubled += said => _desk.Scene.Post(() => Trouble(visit, said));
        visit.Start();
        foreach (var trouble in _seats.TakeTroubles())
        {
            Console.Error.WriteLine(Said.Of(trouble));
        }
    }

    /// <summary>Ends what is under way; what waits to be sent is kept.</summary>
    public async Task EndAsync()
    {
        Leave();
        await Task.WhenAll(_leaving);
    }

    private void Leave()
    {
        if (_visit is { } visit)
        {
            _visit = null;
            _leaving.Add(visit.DisposeAsync().AsTask());
        }
    }

    private void Look(Visit visit, RoomChange change)
    {
        if (change.Before.Link.Phase != change.After.Link.Phase)
        {
            _desk.Scene.Post(() => Follow(visit, change.After));
        }
    }

    private void Follow(Visit visit, RoomView view)
    {
        if (_visit != visit)
        {
            return;
        }

        switch (view.Link.Phase)
        {
            case LinkPhase.Ended:
                var unsaved = visit.Seat.Status.Unsaved;
                GoHome(Ended(view, visit.Seat.Stay.Participant, unsaved));
                _leaving.Add(ForgetAsync(visit.Resting, _leaving[^1]));
                break;
            case LinkPhase.TooOld:
                GoHome(Said.Of("reach.newer_server"));
                break;
            default:
                Desk.Name(Title(visit));
                break;
        }
    }

    /// <summary>Once the seat is left: its files are open until then.</summary>
    private async Task ForgetAsync(RestingSeat seat, Task left)
    {
        await left;
        try
        {
            _going.Forget(seat);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(Said.NotWritten(seat.RoomName, why));
        }
    }

    private void Trouble(Visit visit, string said)
    {
        if (_visit == visit)
        {
            GoHome(said);
        }
    }

    private static string Title(Visit visit)
    {
        var name = visit.Resting.RoomName;
        return visit.Room.Now.Link.Phase == LinkPhase.Live
            ? $"{name} · ElephantBoard"
            : $"{name} ({Said.Of(visit.Room.Now.Link.Phase == LinkPhase.Away ? "status.cut" : "status.connecting")}) · ElephantBoard";
    }

    private static string Ended(RoomView view, uint participant, int unsaved)
    {
        var how = view.Room.Participants.GetValueOrDefault(participant)?.Presence switch
        {
            Presence.Left => "ended.left",
            Presence.Removed => "ended.removed",
            _ => "ended.unknown",
        };
        return unsaved == 0 ? Said.Of(how) : $"{Said.Of(how)} {Said.Of("desktop.unsaved", ("n", unsaved))}";
    }
}
