using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Raylib.App;
using ElephantBoard.V1;

namespace ElephantBoard.Raylib.Start;

/// <summary>The start screen: recent rooms, joining, creating, and display settings.</summary>
internal sealed class StartPage
{
    private const int MaxRooms = 5;

    private readonly StartScreenController _startScreen;
    private readonly Page _page;
    private readonly IReadOnlyList<SavedSeat> _rooms;
    private readonly TextField _room;
    private readonly TextField _name;
    private readonly Button _look;
    private readonly Button _motion;

    public StartPage(StartScreenController startScreen, string? notice)
    {
        _startScreen = startScreen;
        var page = _page = startScreen.ShowPage(notice);
        _rooms = [.. startScreen.Seats.Take(MaxRooms)];
        page.Banner(Messages.Of("home.title"));
        if (_rooms.Count > 0)
        {
            var list = page.Choose(Messages.Of("home.rooms"), [.. _rooms.Select(Line)], MaxRooms, Return);
            page.Press(Messages.Of("desktop.again"), list.Choose, isMain: true);
            page.Space();
        }

        page.Heading(Messages.Of("home.join"));
        _room = page.Field(Messages.Of("desktop.link_or_code"), "", Find);
        _name = page.Field(Messages.Of("join.name"), startScreen.LastName, Find);
        page.Line(
            (Messages.Of("home.go"), Find, _rooms.Count == 0),
            (Messages.Of("desktop.as_screen"), FindAsScreen, false)
        );
        page.Space();
        page.Heading(Messages.Of("home.open"));
        page.Press(Messages.Of("desktop.open"), () => _ = new OpenPage(startScreen));
        page.Space();
        var looks = page.Line(
            (Look, () => Change(_startScreen.Settings.NextLook()), false),
            (
                Motion,
                () => Change(_startScreen.Settings with { ReducedMotion = !_startScreen.Settings.ReducedMotion }),
                false
            )
        );
        (_look, _motion) = (looks[0], looks[1]);
        // A key changes the theme too.
        page.GameObject.GetComponent<Appearance>()!.Changed += Name;
        page.Hint(Messages.Of("desktop.keys"));
        _room.Focus();
    }

    private string Look =>
        Messages.Of(
            "desktop.look",
            ("look", Messages.Of("desktop.look_" + _startScreen.Settings.Look.ToString().ToLowerInvariant()))
        );

    private string Motion =>
        Messages.Of(_startScreen.Settings.ReducedMotion ? "desktop.motion_reduced" : "desktop.motion_full");

    private void Change(Settings settings)
    {
        _startScreen.Change(settings);
        Name();
    }

    private void Name()
    {
        (_look.Label, _motion.Label) = (Look, Motion);
        _page.InvalidateLayout();
    }

    private void Return(int chosen)
    {
        var seat = _rooms[chosen];
        var address = new RoomAddress(seat.Server, seat.Code);
        var joinFlow = new JoinFlow(seat.Name, 0, seat.IsScreen ? Role.RoomSeat : Role.Unspecified);
        _startScreen.EnterRoom(
            async (joinService, stop) =>
                await joinService.EnterAsync(address, await joinService.ConnectAsync(address, stop), joinFlow, stop)
        );
    }

    private void Find()
    {
        var (given, name) = (_room.Text, _name.Text.Trim());
        // A seat that is moved here has its name already.
        if (name.Length == 0 && !(RoomAddress.TryRead(given, null, out var link, out _) && link.Seat is not null))
        {
            _startScreen.ShowError(Messages.Of("desktop.name_missing"));
            _name.Focus();
            return;
        }

        var server = _startScreen.LastServer;
        _startScreen.Run(
            (joinService, stop) => joinService.FindAsync(given, server, stop),
            found => Go(found.Address, found.Door, name),
            found => found.Door.Entrance.DisposeAsync()
        );
    }

    private void Go(RoomAddress address, ConnectResult.Connected connection, string name)
    {
        if (address.Seat is null)
        {
            _ = new JoinPage(_startScreen, address, connection, name);
            return;
        }

        _startScreen.EnterRoom(
            (joinService, stop) => joinService.EnterAsync(address, connection, new(name, 0, Role.Unspecified), stop)
        );
    }

    private void FindAsScreen()
    {
        var given = _room.Text;
        var screen = new JoinFlow(Messages.Of("desktop.screen"), 0, Role.RoomSeat);
        var server = _startScreen.LastServer;
        _startScreen.EnterRoom(
            async (joinService, stop) =>
            {
                var (address, connection) = await joinService.FindAsync(given, server, stop);
                return await joinService.EnterAsync(address, connection, screen, stop);
            }
        );
    }

    private static string Line(SavedSeat seat) =>
        $"{seat.RoomName} · {(seat.IsScreen ? Messages.Of("role.room_seat") : seat.Name)} · {seat.LastUsed.ToLocalTime():g}";
}
