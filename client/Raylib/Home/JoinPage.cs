using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Desktop.Home;

/// <summary>The page for joining a room: what it is about, and the user's department.</summary>
internal sealed class JoinPage
{
    public JoinPage(Wicket wicket, RoomAddress address, Reached.There door, string name)
    {
        var page = wicket.Turn(null, Said.Of("join.title"), Back);
        var room = door.Room;
        page.Title(room.Name);
        if (room.Concern.Length > 0)
        {
            page.Text(room.Concern);
        }

        page.Hint(Said.Of(room.Anonymous ? "join.anonymous" : "join.named"));
        page.Space();
        var departments = page.Choose(
            Said.Of("join.department"),
            [.. room.Departments],
            6,
            index => Enter(Role.Participant, (uint)index + 1)
        );
        page.Line(
            (
                Said.Of("join.submit"),
                () => Enter(Role.Participant, departments.Current is TextRow row ? (uint)row.Index + 1 : 0),
                true
            ),
            (Said.Of("join.watching"), () => Enter(Role.Observer, 0), false)
        );
        page.Space();
        page.Press(Said.Of("join.back"), Back);
        departments.Focus();

        void Enter(Role role, uint department)
        {
            // The connection is used up then; the user starts again, perhaps with another name.
            wicket.Go(
                (going, stop) => going.EnterAsync(address, door, new(name, department, role), stop),
                why => _ = new HomePage(wicket, why)
            );
        }

        void Back()
        {
            _ = door.Entrance.DisposeAsync().AsTask();
            _ = new HomePage(wicket, null);
        }
    }
}
