using System.Numerics;
using ElephantBoard.Board.Tools;
using ElephantBoard.Engine.Input;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class DragTests
{
    [Fact]
    public async Task Tool3_a_drag_moves_the_elephant_at_once_and_tells_the_room_once()
    {
        await using var room = new WorkedRoom();
        var from = room.At(0);
        room.Drag(from, from + new Vector2(0, 100), release: false);
        Assert.True(room.Piece(0).IsMoving);
        Assert.Contains(10ul, room.Scene.Elephants.Held);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        room.Host.Tick(new InputEvent.PointerReleased(from + new Vector2(0, 100)));

        var sent = (await room.ArrivedAsync()).MoveElephant;
        Assert.Equal((10ul, WorkedRoom.XOf(0)), (sent.Elephant, sent.X));
        Assert.InRange(sent.Y, WorkedRoom.YOf(0) + 60, 900);
        Assert.Equal(sent.Y, room.Piece(0).Transform.Position.Y, 1f);
        Assert.False(room.Piece(0).IsMoving);
        Assert.Empty(room.Scene.Elephants.Held);
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Tool3_all_that_is_chosen_moves_together_and_each_is_told_once()
    {
        await using var room = new WorkedRoom(elephants: 4);
        room.Click(room.At(0));
        room.Click(room.At(1), Modifiers.Shift);
        var apart = room.Piece(1).Transform.Position - room.Piece(0).Transform.Position;
        room.Drag(room.At(1), room.At(1) + new Vector2(20, 90));
        Assert.Equal(apart, room.Piece(1).Transform.Position - room.Piece(0).Transform.Position);
        Command[] sent = [await room.ArrivedAsync(), await room.ArrivedAsync()];
        Assert.Equal([10ul, 11ul], sent.Select(each => each.MoveElephant.Elephant).Order());
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Tool3_what_is_dragged_does_not_leave_the_floor_and_back_at_its_place_tells_nothing()
    {
        await using var room = new WorkedRoom();
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), new Vector2(-900, -900), release: false);
        Assert.Equal(Vector2.Zero, room.Piece(0).Transform.Position);
        room.Host.Tick(new InputEvent.PointerMoved(room.At(from.X, from.Y)));
        room.Host.Tick(new InputEvent.PointerReleased(room.At(from.X, from.Y)));
        Assert.True((room.Piece(0).Transform.Position - from).Length() < 0.01f);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool3_escape_puts_back_what_is_dragged()
    {
        await using var room = new WorkedRoom();
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), room.At(0) + new Vector2(50, 90), release: false);
        room.Host.Press(Key.Escape);
        Assert.Equal(from, room.Piece(0).Transform.Position);
        room.Host.Tick(new InputEvent.PointerReleased(room.At(800, 800)));
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        Assert.Empty(room.Scene.Elephants.Held);
    }

    [Fact]
    public async Task Tool3_what_may_not_be_moved_stays_and_it_is_said_why()
    {
        await using var room = new WorkedRoom(stage: Stage.Close);
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), room.At(0) + new Vector2(50, 90));
        Assert.Equal(from, room.Piece(0).Transform.Position);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        Assert.Contains(room.Told, told => told.Contains(room.Say("stage.debrief"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tool3_who_watches_moves_nothing()
    {
        await using var room = new WorkedRoom(Role.Observer);
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), room.At(0) + new Vector2(50, 90));
        Assert.Equal(from, room.Piece(0).Transform.Position);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool3_a_move_that_is_refused_goes_back_and_says_why()
    {
        await using var room = new WorkedRoom();
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), room.At(0) + new Vector2(50, 90));
        Assert.NotEqual(from, room.Piece(0).Transform.Position);
        await room.ArrivedAsync(RefusalCode.StageMoved);
        await room.UntilAsync(() => room.Told.Contains(room.Say("refusal.stage_moved")), "the refusal is said");
        room.Shown.Pass(500);
        Assert.Equal(from, room.Piece(0).Transform.Position);
    }

    [Fact]
    public async Task Tool4_twenty_changes_a_second_by_others_do_not_tear_it_from_the_hand()
    {
        await using var room = new WorkedRoom();
        var start = room.At(0);
        room.Drag(start, start + new Vector2(40, 40), release: false);
        for (var i = 0; i < 40; i++)
        {
            room.Shown.Tell(
                Facts.Moved(10, 900 + i, 700, by: 2),
                Facts.Moved(11, 500 + i, 600, by: 3),
                Facts.Joined(20 + (uint)i)
            );
            room.Shown.Pass(50);
            var at = start + new Vector2(40 + i, 40);
            room.Host.Tick(new InputEvent.PointerMoved(at));
            Assert.Equal(room.Scene.Camera.Floor.FromScreen(at).X, room.Piece(0).Transform.Position.X, 2f);
        }

        room.Host.Tick(new InputEvent.PointerReleased(start + new Vector2(79, 40)));
        var sent = (await room.ArrivedAsync()).MoveElephant;
        Assert.Equal(room.Piece(0).Transform.Position.X, sent.X, 1f);
        Assert.False(room.Entrance.IsCommanded);
    }

    [Fact]
    public async Task Tool4_when_it_is_shown_out_meanwhile_the_drag_ends_and_it_is_said()
    {
        await using var room = new WorkedRoom();
        room.Click(room.At(0));
        room.Click(room.At(1), Modifiers.Shift);
        var other = room.Piece(1).Transform.Position;
        room.Drag(room.At(0), room.At(0) + new Vector2(40, 90), release: false);
        room.Shown.Tell(Facts.KickedOut(10, DecisionKind.Solved));
        Assert.Contains(room.Say("tool.drag_lost"), room.Told);
        Assert.IsType<SelectTool>(room.Scene.Tools.Current);
        Assert.Equal(other, room.Piece(1).Transform.Position);
        room.Host.Tick(new InputEvent.PointerReleased(room.At(500, 800)));
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
    }

    [Fact]
    public async Task Tool4_when_the_stage_changes_meanwhile_it_goes_back_and_it_is_said()
    {
        await using var room = new WorkedRoom();
        var from = room.Piece(0).Transform.Position;
        room.Drag(room.At(0), room.At(0) + new Vector2(40, 90), release: false);
        room.Shown.Tell(Facts.Stage(Stage.Debrief, Stage.Spot));
        Assert.NotEqual(from, room.Piece(0).Transform.Position);
        room.Host.Tick(new InputEvent.PointerReleased(room.At(0)));
        Assert.Equal(from, room.Piece(0).Transform.Position);
        Assert.Equal(0, room.Seat.CommandOutbox.PendingCount);
        Assert.NotEmpty(room.Told);
    }

    [Fact]
    public async Task Tool5_where_one_points_and_what_one_holds_is_told_fifteen_times_a_second_at_most()
    {
        await using var room = new WorkedRoom();
        var from = room.At(0);
        var began = room.Host.Scene.Clock.Now;
        room.Host.Tick(new InputEvent.PointerPressed(from));
        for (var i = 1; i <= 100; i++)
        {
            room.Host.Tick(new InputEvent.PointerMoved(from + new Vector2(i, i * 0.8f)));
            room.Shown.Pass(10);
        }

        var seconds = (room.Host.Scene.Clock.Now - began).TotalSeconds;
        Assert.InRange(room.Entrance.Heres.Count, (int)(seconds * 10), (int)(seconds * 15) + 1);
        Assert.Equal(10ul, room.Entrance.Heres.Last().Elephant);
        room.Host.Tick(new InputEvent.PointerReleased(from + new Vector2(100, 80)));
        room.Shown.Pass(200);
        Assert.Equal(0ul, room.Entrance.Heres.Last().Elephant);
        room.Host.Tick(new InputEvent.PointerLeft());
        room.Shown.Pass(200);
        Assert.True(room.Entrance.Heres.Last().Away);
    }

    [Theory]
    [InlineData(Role.Participant, Stage.Spot, false, false)]
    [InlineData(Role.Facilitator, Stage.Spot, false, true)]
    [InlineData(Role.Participant, Stage.Close, false, false)]
    [InlineData(Role.Participant, Stage.Weigh, false, true)]
    [InlineData(Role.RoomSeat, Stage.Weigh, true, false)]
    public async Task Tool5_nobody_is_told_where_one_points_while_that_could_tell_who_writes(
        Role role,
        Stage stage,
        bool isScreen,
        bool isTold
    )
    {
        await using var room = new WorkedRoom(role, stage, isScreen: isScreen);
        for (var i = 0; i < 10; i++)
        {
            room.Host.Tick(new InputEvent.PointerMoved(room.At(700 + (i * 10), 800)));
            room.Shown.Pass(80);
        }

        Assert.Equal(isTold, !room.Entrance.Heres.IsEmpty);
    }
}
