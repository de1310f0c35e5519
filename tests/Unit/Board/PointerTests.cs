using System.Numerics;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class PointerTests
{
    [Fact]
    public void Scene5_who_drags_an_elephant_is_named_on_it_and_not_beside_it_as_well()
    {
        using var room = new ShownRoom(
            Facts.Joined(1),
            Facts.Joined(2),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5))
        );
        _ = room.Scene;
        room.Point(
            new Here
            {
                Participant = 2,
                X = 500,
                Y = 600,
            }
        );
        Assert.Equal([2u], room.Scene.Pointers.Shown);
        room.Point(
            new Here
            {
                Participant = 2,
                X = 500,
                Y = 600,
                Elephant = 5,
            }
        );
        Assert.Empty(room.Scene.Pointers.Shown);
        Assert.NotNull(room.Piece(5).Holder);
        room.Pass(1000);
        Assert.Equal(500, room.Piece(5).Transform.Position.X, 1f);
        room.Point(
            new Here
            {
                Participant = 2,
                X = 510,
                Y = 600,
            }
        );
        Assert.Equal([2u], room.Scene.Pointers.Shown);
    }

    [Fact]
    public void Scene5_others_point_and_this_seat_and_who_is_away_do_not()
    {
        using var source = new ShownRoom();
        using var room = new ShownRoom(Facts.Joined(1), Facts.Joined(2), Facts.Joined(3))
        {
            Seat = ShownRoom.SeatOfOne(source),
        };
        _ = room.Scene;
        room.Point(At(1, 100, 300), At(2, 200, 300), At(3, 300, 300));
        Assert.Equal([2u, 3u], room.Scene.Pointers.Shown.Order());
        room.Point(At(2, 200, 300), new Here { Participant = 3, Away = true });
        Assert.Equal([2u], room.Scene.Pointers.Shown);
        room.Tell(Facts.Left(2));
        Assert.Empty(room.Scene.Pointers.Shown);
    }

    [Fact]
    public void Scene5_what_somebody_drags_follows_them_with_their_name_and_goes_where_the_room_says()
    {
        using var room = new ShownRoom(
            Facts.Joined(1),
            Facts.Joined(2),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5, x: 400, y: 500))
        );
        _ = room.Scene;
        room.Host.Tick();
        var piece = room.Piece(5);
        room.Point(At(2, 600, 500, elephant: 5));
        room.Pass(40);
        // On the way, not there at a stroke.
        Assert.InRange(piece.Transform.Position.X, 401, 599);
        Assert.Equal("name 2", piece.Holder?.Name.TrimEnd('.'));
        room.Pass(1000);
        Assert.Equal(new Vector2(600, 500), piece.Transform.Position);

        room.Tell(Facts.Moved(5, 640, 500, by: 2));
        Assert.Equal(new Vector2(600, 500), piece.Transform.Position);
        room.Point(At(2, 700, 500));
        Assert.Null(piece.Holder);
        room.Pass(300);
        Assert.Equal(new Vector2(640, 500), piece.Transform.Position);
        Assert.False(piece.IsMoving);
    }

    [Fact]
    public void Scene5_two_who_drag_one_elephant_do_not_tear_it_and_what_this_seat_holds_stays_in_its_hand()
    {
        using var room = new ShownRoom(
            Facts.Joined(2),
            Facts.Joined(3),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5, x: 400, y: 500), Facts.Elephant(6, x: 800, y: 500))
        );
        room.Scene.Elephants.Held.Add(6);
        room.Point(At(2, 600, 500, elephant: 5), At(3, 200, 500, elephant: 5));
        room.Pass(500);
        Assert.Equal(600, room.Piece(5).Transform.Position.X);
        room.Point(At(3, 200, 500, elephant: 6));
        room.Pass(500);
        Assert.Equal(800, room.Piece(6).Transform.Position.X);
        Assert.Null(room.Piece(6).Holder);
    }

    [Fact]
    public void Scene5_who_drags_what_somebody_else_carries_or_this_seat_holds_points_at_it()
    {
        using var room = new ShownRoom(
            Facts.Joined(2),
            Facts.Joined(3),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5, x: 400, y: 500), Facts.Elephant(6, x: 800, y: 500))
        );
        room.Scene.Elephants.Held.Add(6);
        room.Point(At(2, 600, 500, elephant: 5), At(3, 620, 500, elephant: 5));
        Assert.Equal([3u], room.Scene.Pointers.Shown);
        room.Point(At(2, 600, 500, elephant: 5), At(3, 820, 500, elephant: 6));
        Assert.Equal([3u], room.Scene.Pointers.Shown);
        // Who let it go first carries nothing any more; the other one does.
        room.Point(At(2, 600, 500), At(3, 620, 500, elephant: 5));
        Assert.Equal([2u], room.Scene.Pointers.Shown);
    }

    [Fact]
    public void Scene5_what_leaves_or_is_taken_out_of_the_hand_that_drags_it_leaves_a_pointer()
    {
        using var room = new ShownRoom(
            Facts.Joined(2),
            Facts.Joined(3),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5, x: 400, y: 500), Facts.Elephant(6, x: 800, y: 500))
        );
        _ = room.Scene;
        room.Point(At(2, 600, 500, elephant: 5), At(3, 820, 500, elephant: 6));
        room.Pass(500);
        Assert.Empty(room.Scene.Pointers.Shown);
        // Both stand still, and say nothing more.
        room.Tell(Facts.SetAside(5));
        room.Scene.Elephants.Hold(room.Piece(6));
        room.Piece(6).Transform.Position = new Vector2(1000, 700);
        room.Pass(500);
        Assert.Equal([2u, 3u], room.Scene.Pointers.Shown.Order());
        Assert.Equal(new Vector2(1000, 700), room.Piece(6).Transform.Position);
    }

    private static Here At(uint participant, int x, int y, ulong elephant = 0) =>
        new()
        {
            Participant = participant,
            X = x,
            Y = y,
            Elephant = elephant,
        };
}
