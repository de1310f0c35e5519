using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Board.Walks;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class WalkTests
{
    [Fact]
    public void Scene1_an_elephant_stands_where_the_room_says_and_what_others_move_takes_320_ms()
    {
        using var room = With(Facts.Elephant(5, x: 400, y: 500));
        var piece = room.Piece(5);
        Assert.Equal(new Vector2(400, 500), piece.Transform.Position);

        room.Tell(Facts.Moved(5, 900, 600, by: 2));
        room.Pass(250);
        Assert.True(piece.IsMoving);
        Assert.InRange(piece.Transform.Position.X, 600, 899);
        room.Pass(120);
        Assert.Equal(new Vector2(900, 600), piece.Transform.Position);
        Assert.False(piece.IsMoving);
    }

    [Fact]
    public void Scene3_no_way_stays_drawn_that_nobody_walks_and_none_is_counted()
    {
        using var room = With(Facts.Elephant(5, x: 400, y: 500));
        for (var i = 0; i < WalkAnimator.Max + 2; i++)
        {
            // Out, called back on the way, and caught on the way in.
            room.Tell(Facts.KickedOut(5, DecisionKind.Step));
            room.Pass(200);
            Assert.Single(Ways(room));
            room.Tell(Facts.CameBack(5));
            room.Pass(100);
            Assert.Empty(Ways(room));
        }

        room.Pass(5000);
        room.Tell(Facts.KickedOut(5, DecisionKind.Step));
        room.Pass(10_000);
        room.Tell(Facts.CameBack(5));
        room.Pass(200);
        Assert.Single(Ways(room));
        room.Scene.Elephants.Hold(room.Piece(5));
        room.Host.Tick();
        Assert.Empty(Ways(room));
    }

    [Fact]
    public void Scene3_the_way_to_the_door_does_not_cross_what_the_marks_mean()
    {
        var marks = new MarksLegend().Bounds.Moved(FloorPlan.Gathering.Marks);
        for (var x = 60; x <= 1320; x += 60)
        {
            for (var y = 300; y <= 880; y += 40)
            {
                var way = new WalkPath(new Vector2(x, y), Tokens.Door, Tokens.Door);
                Assert.All(
                    Enumerable.Range(0, 101).Select(i => way.At(i / 100f)),
                    at => Assert.False(marks.Contains(at), $"From {x}, {y} it crosses at {at}.")
                );
                Assert.All(Enumerable.Range(0, 101), i => Assert.True(way.Bounds.Contains(way.At(i / 100f))));
            }
        }
    }

    private static IEnumerable<WalkPath> Ways(ShownRoom room) =>
        room.Scene.Root.GetComponentsInChildren<WalkPath>().Where(way => way.IsAlive && !way.GameObject.IsDestroyed);

    [Fact]
    public void Move4_pieces_are_stacked_by_layer_and_those_that_were_never_moved_by_y()
    {
        using var room = new ShownRoom(
            Facts.Joined(1),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5, y: 400), Facts.Elephant(6, y: 600), Facts.Elephant(7, y: 500))
        );
        _ = room.Scene;
        room.Pass(3000);
        Assert.Equal([5ul, 7, 6], Stacked());
        room.Tell(Facts.Moved(7, 700, 590, layer: 1), Facts.Moved(6, 700, 590, layer: 2));
        Assert.Equal([5ul, 7, 6], Stacked());

        // An optimistic move that is refused later.
        var before = room.Now.Room;
        room.Tell(Facts.Moved(5, 700, 590, layer: 3));
        Assert.Equal([7ul, 6, 5], Stacked());
        room.Learn(view => view with { Room = before });
        Assert.Equal([5ul, 7, 6], Stacked());

        // Elephants that arrive later were never moved.
        room.Tell(Facts.Poured(78, 79, Facts.Elephant(8, y: 300)));
        room.Pass(3000);
        Assert.Equal([8ul, 5, 7, 6], Stacked());

        IEnumerable<ulong> Stacked() =>
            room
                .Scene.Elephants.Pieces.Values.OrderBy(piece => piece.GameObject.Order)
                .Select(piece => piece.Elephant.Id);
    }

    [Fact]
    public void Scene1_what_this_seat_moves_takes_160_ms_from_its_optimistic_update_on()
    {
        var poured = Facts.Poured(77, 78, Facts.Elephant(5, x: 400, y: 500));
        using var source = new ShownRoom(poured);
        using var room = new ShownRoom(poured) { Seat = ShownRoom.SeatOfOne(source) };
        room.Scene.CommandDispatcher!.Dispatch(
            new() { MoveElephant = new() { Elephant = 5 } },
            guessed => guessed with { Elephants = guessed.Elephants.SetItem(5, guessed.Elephants[5] with { X = 800 }) }
        );
        room.Pass(80);
        Assert.InRange(room.Piece(5).Transform.Position.X, 401, 799);
        room.Pass(100);
        Assert.Equal(new Vector2(800, 500), room.Piece(5).Transform.Position);
    }

    [Fact]
    public void Scene1_a_room_after_a_resync_jumps()
    {
        using var room = With(Facts.Elephant(5, x: 400, y: 500));
        room.Replace(view =>
            view with
            {
                Room = view.Room with
                {
                    Elephants = view.Room.Elephants.SetItem(5, view.Room.Elephants[5] with { X = 800 }),
                },
            }
        );
        Assert.Equal(800, room.Piece(5).Transform.Position.X);
        Assert.False(room.Piece(5).IsMoving);
    }

    [Fact]
    public void Scene1_many_moves_at_once_do_not_wait_for_each_other()
    {
        using var room = With([.. Enumerable.Range(1, 200).Select(id => Facts.Elephant((ulong)id, x: 400, y: 500))]);
        room.Tell([.. Enumerable.Range(1, 200).Select(id => Facts.Moved((ulong)id, 200 + (id * 5), 600, by: 2))]);
        Assert.InRange(room.Scene.Elephants.Pieces.Values.Count(piece => piece.IsMoving), 1, WalkAnimator.Max);
        room.Pass(400);
        Assert.DoesNotContain(room.Scene.Elephants.Pieces.Values, piece => piece.IsMoving);
        Assert.All(
            room.Scene.Elephants.Pieces.Values,
            piece => Assert.Equal(200 + (int)piece.Elephant.Id * 5, piece.Transform.Position.X)
        );
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(300)]
    public void Scene2_what_is_poured_lands_one_after_another_within_two_seconds(int count)
    {
        using var room = new ShownRoom(Facts.Stage(Stage.Gather, Stage.Debrief));
        _ = room.Scene;
        room.Host.Tick();
        var hat = room.Scene.Scenery.Hat;
        room.Tell(Facts.Poured(77, 78, [.. Enumerable.Range(1, count).Select(Place)]));
        Assert.True(hat.IsMoving);
        Assert.Equal(count, room.Scene.Elephants.Pieces.Count);
        Assert.Equal(0, Landed(room));

        var counts = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            room.Pass(100);
            counts.Add(Landed(room));
        }

        Assert.Equal(count, counts[^1]);
        Assert.Equal(counts.Order(), counts);
        Assert.InRange(counts.Distinct().Count(), Math.Min(count, 5), 20);
        room.Pass(300);
        Assert.False(hat.IsMoving);
        Assert.Equal(0f, hat.Transform.Rotation);

        static PouredElephant Place(int id) =>
            Facts.Elephant((ulong)id, x: 200 + (id * 137 % 1100), y: 320 + (id * 59 % 480));
    }

    [Fact]
    public void Scene3_who_is_kicked_out_walks_to_the_door_and_then_waits_on_the_porch()
    {
        using var room = With(Facts.Elephant(5, x: 400, y: 500), Facts.Elephant(6, x: 700, y: 500));
        var piece = room.Piece(5);
        var removed = 0;
        room.Scene.Elephants.Removed += _ => removed++;
        room.Tell(Facts.KickedOut(5, DecisionKind.Step));
        Assert.Equal(1, removed);
        Assert.False(room.Scene.Elephants.Pieces.ContainsKey(5));
        Assert.False(piece.Interactable);
        Assert.Empty(room.Scene.Scenery.Porch.Waiting);

        room.Pass(100);
        var (from, swayed) = (piece.Transform.Position, false);
        for (var i = 0; i < 10; i++)
        {
            room.Pass(100);
            swayed |= MathF.Abs(piece.Transform.Rotation) > 0.02f;
        }

        // A second's walk, in a slight bow.
        Assert.InRange((piece.Transform.Position - from).Length(), Tokens.WalkSpeed * 0.7f, Tokens.WalkSpeed * 1.3f);
        Assert.True(swayed);
        room.Pass(6000);
        Assert.False(piece.IsAlive);
        Assert.Single(room.Scene.Scenery.Porch.Waiting);
        Assert.Equal("1 elephant is out", room.Scene.Scenery.Door.Words);

        room.Tell(Facts.KickedOut(6, DecisionKind.Solved));
        room.Pass(8000);
        Assert.Single(room.Scene.Scenery.Porch.Waiting);
        Assert.Equal("2 elephants are out", room.Scene.Scenery.Door.Words);
    }

    [Fact]
    public void Scene3_who_comes_back_walks_in_from_the_door()
    {
        using var room = With(Facts.Elephant(5, x: 400, y: 500));
        room.Tell(Facts.KickedOut(5, DecisionKind.Ask));
        room.Pass(8000);
        room.Tell(Facts.CameBack(5));
        room.Pass(50);
        Assert.InRange((room.Piece(5).Transform.Position - FloorPlan.Working.Door).Length(), 0, 60);
        room.Pass(8000);
        Assert.Equal(new Vector2(400, 500), room.Piece(5).Transform.Position);
        Assert.Equal(Vector2.One, room.Piece(5).Transform.Scale);
        Assert.Equal(1f, room.Piece(5).Opacity);
        Assert.Empty(room.Scene.Scenery.Porch.Waiting);
    }

    [Fact]
    public void Scene3_who_is_called_back_on_the_way_out_turns_round()
    {
        using var room = With(Facts.Elephant(5, x: 400, y: 500));
        room.Tell(Facts.KickedOut(5, DecisionKind.Ask));
        room.Pass(1000);
        room.Tell(Facts.CameBack(5));
        Assert.InRange(room.Piece(5).Transform.Position.X, 401, 1000);
        room.Pass(8000);
        Assert.Equal(new Vector2(400, 500), room.Piece(5).Transform.Position);
        Assert.Equal("", room.Scene.Scenery.Door.Words);
    }

    [Fact]
    public void Scene3_what_is_hidden_fades()
    {
        using var room = With(Facts.Elephant(5), Facts.Elephant(6));
        var piece = room.Piece(5);
        room.Tell(Facts.SetAside(5));
        room.Pass(150);
        Assert.InRange(piece.Opacity, 0.1f, 0.9f);
        room.Pass(250);
        Assert.False(piece.IsAlive);
    }

    [Fact]
    public void Scene4_with_reduced_motion_nothing_moves_and_fades_take_120_ms()
    {
        using var room = With(Facts.Elephant(5, x: 400, y: 500), Facts.Elephant(6, x: 600, y: 500));
        room.Host.Scene.Tweens.ReducedMotion = true;
        room.Tell(Facts.Moved(6, 900, 600, by: 2));
        room.Pass(10);
        Assert.Equal(new Vector2(900, 600), room.Piece(6).Transform.Position);

        var piece = room.Piece(5);
        room.Tell(Facts.KickedOut(5, DecisionKind.Solved));
        room.Pass(60);
        Assert.Equal(new Vector2(400, 500), piece.Transform.Position);
        Assert.InRange(piece.Opacity, 0.1f, 0.9f);
        room.Pass(100);
        Assert.False(piece.IsAlive);
    }

    private static int Landed(ShownRoom room) =>
        room.Scene.Elephants.Pieces.Values.Count(piece =>
            piece.GameObject.IsActiveInHierarchy && piece.Opacity == 1 && piece.Transform.Position == piece.Stand
        );

    private static ShownRoom With(params ReadOnlySpan<PouredElephant> elephants)
    {
        var room = new ShownRoom(Facts.Stage(Stage.Gather, Stage.Debrief), Facts.Poured(77, 78, elephants));
        _ = room.Scene;
        room.Host.Tick();
        room.Host.Tick();
        return room;
    }
}
