using ElephantBoard.Link.Transports;
using ElephantBoard.Raylib.App;
using ElephantBoard.V1;

namespace ElephantBoard.Raylib.Start;

/// <summary>The page for joining a room: what it is about, and the user's department.</summary>
internal sealed class JoinPage
{
    public JoinPage(
        StartScreenController startScreen,
        RoomAddress address,
        ConnectResult.Connected connection,
        string name
    )
    {
        var page = startScreen.ShowPage(null, Messages.Of("join.title"), Back);
        var room = connection.Room;
        page.Title(room.Name);
        if (room.Concern.Length > 0)
        {
            page.Text(room.Concern);
        }

        page.Hint(Messages.Of(room.Anonymous ? "join.anonymous" : "join.named"));
        page.Space();
        var departments = page.Choose(
            Messages.Of("join.department"),
            [.. room.Departments],
            6,
            index => Enter(Role.Participant, (uint)index + 1)
        );
        page.Line(
            (
                Messages.Of("join.submit"),
                () => Enter(Role.Participant, departments.Current is TextRow row ? (uint)row.Index + 1 : 0),
                true
            ),
            (Messages.Of("join.watching"), () => Enter(Role.Observer, 0), false)
        );
        page.Space();
        page.Press(Messages.Of("join.back"), Back);
        departments.Focus();

        void Enter(Role role, uint department)
        {
            // The connection is used up then; the user starts again, perhaps with another name.
            startScreen.EnterRoom(
                (joinService, stop) => joinService.EnterAsync(address, connection, new(name, department, role), stop),
                why => _ = new StartPage(startScreen, why)
            );
        }

        void Back()
        {
            _ = connection.Entrance.DisposeAsync().AsTask();
            _ = new StartPage(startScreen, null);
        }
    }
}
