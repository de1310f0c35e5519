using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link;
using ElephantBoard.Showing.Look;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop.Home;

/// <summary>The start screen: recent rooms, joining, creating, and display settings.</summary>
internal sealed class HomePage
{
    private const int MostRooms = 5;

    private readonly Wicket _wicket;
    private readonly Page _page;
    private readonly IReadOnlyList<RestingSeat> _rooms;
    private readonly TextField _room;
    private readonly TextField _name;
    private readonly Button _look;
    private readonly Button _motion;

    public HomePage(Wicket wicket, string? notice)
    {
        _wicket = wicket;
        var page = _page = wicket.Turn(notice);
        _rooms = [.. wicket.Seats.Take(MostRooms)];
        page.Banner(Said.Of("home.title"));
        if (_rooms.Count > 0)
        {
            var list = page.Choose(Said.Of("home.rooms"), [.. _rooms.Select(Line)], MostRooms, Return);
            page.Press(Said.Of("desktop.again"), list.Choose, isMain: true);
            page.Space();
        }

        page.Heading(Said.Of("home.join"));
        _room = page.Field(Said.Of("desktop.link_or_code"), "", Find);
        _name = page.Field(Said.Of("join.name"), wicket.LastName, Find);
        page.Line((Said.Of("home.go"), Find, _rooms.Count == 0), (Said.Of("desktop.as_screen"), FindAsScreen, false));
        page.Space();
        page.Heading(Said.Of("home.open"));
        page.Press(Said.Of("desktop.open"), () => _ = new OpenPage(wicket));
        page.Space();
        var looks = page.Line(
            (Look, () => Change(_wicket.Settings.NextLook()), false),
            (Motion, () => Change(_wicket.Settings with { ReducedMotion = !_wicket.Settings.ReducedMotion }), false)
        );
        (_look, _motion) = (looks[0], looks[1]);
        // A key changes the theme too.
        page.GameObject.GetComponent<Appearance>()!.Changed += Name;
        page.Hint(Said.Of("desktop.keys"));
        _room.Focus();
    }

    private string Look =>
        Said.Of(
            "desktop.look",
            ("look", Said.Of("desktop.look_" + _wicket.Settings.Look.ToString().ToLowerInvariant()))
        );

    private string Motion => Said.Of(_wicket.Settings.ReducedMotion ? "desktop.motion_reduced" : "desktop.motion_full");

    private void Change(Settings settings)
    {
        _wicket.Change(settings);
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
        var arrival = new Arrival(seat.Name, 0, seat.IsScreen ? Role.RoomSeat : Role.Unspecified);
        _wicket.Go(
            async (going, stop) => await going.EnterAsync(address, await going.DoorAsync(address, stop), arrival, stop)
        );
    }

    private void Find()
    {
        var (given, name) = (_room.Text, _name.Text.Trim());
        if (name.Length == 0)
        {
            _wicket.Say(Said.Of("desktop.name_missing"));
            _name.Focus();
            return;
        }

        var server = _wicket.LastServer;
        _wicket.Ask(
            (going, stop) => going.FindAsync(given, server, stop),
            found => _ = new JoinPage(_wicket, found.Address, found.Door, name),
            found => found.Door.Entrance.DisposeAsync()
        );
    }

    private void FindAsScreen()
    {
        var given = _room.Text;
        var screen = new Arrival(Said.Of("desktop.screen"), 0, Role.RoomSeat);
        var server = _wicket.LastServer;
        _wicket.Go(
            async (going, stop) =>
            {
                var (address, door) = await going.FindAsync(given, server, stop);
                return await going.EnterAsync(address, door, screen, stop);
            }
        );
    }

    private static string Line(RestingSeat seat) =>
        $"{seat.RoomName} · {(seat.IsScreen ? Said.Of("role.room_seat") : seat.Name)} · {seat.LastUsed.ToLocalTime():g}";
}
