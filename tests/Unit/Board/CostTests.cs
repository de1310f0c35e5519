using System.Numerics;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Tests.Unit.Engine.Headless;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class CostTests
{
    private static readonly FrameBudget Slow = new() { Hurry = TimeSpan.Zero, MaxDelay = TimeSpan.FromHours(1) };

    [Fact]
    public void Scene6_with_ten_thousand_elephants_and_one_dragged_a_frame_stays_within_its_limits()
    {
        using var room = new ShownRoom(
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, [.. Enumerable.Range(0, 10_000).Select(Place)])
        )
        {
            Host = new HeadlessHost(budget: Slow),
        };
        // A tenth of them is in view.
        room.Scene.Camera.Show(new(500, 400, 480, 270));
        room.Host.Settle();
        Assert.Equal(10_000, room.Scene.Elephants.Pieces.Count);

        room.Host.Loop.Painter.Forget();
        var dragged = room.Piece(5_050);
        dragged.IsMoving = true;
        for (var i = 0; i < 60; i++)
        {
            dragged.Transform.Position += new Vector2(2, 1);
            room.Host.Tick();
        }

        dragged.IsMoving = false;
        room.Host.Settle();
        var worst = room.Host.Loop.Painter.Worst;
        Assert.InRange(worst.Quads, 1, 150);
        Assert.InRange(worst.BlendedPixels, 1, 2 * 1280 * 720);
        Assert.InRange(worst.Uploads, 1, 1);
        Assert.InRange(worst.UploadedBytes, 1, 256 * 1024);

        static PouredElephant Place(int i) =>
            Facts.Elephant((ulong)i + 1, x: 30 + (i % 125 * 12), y: 300 + (i / 125 * 7));
    }

    [Fact]
    public void Scene6_while_nothing_happens_nothing_is_drawn()
    {
        using var room = new ShownRoom(
            Facts.Joined(1),
            Facts.Joined(2),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5), Facts.Elephant(6))
        );
        room.Point(
            new Here
            {
                Participant = 2,
                X = 300,
                Y = 400,
            }
        );
        room.Host.Settle();
        var frames = room.Host.Loop.Painter.Frames;
        room.Pass(2_000);
        Assert.Equal(frames, room.Host.Loop.Painter.Frames);
    }

    [Fact]
    public void Scene6_a_change_draws_a_few_frames_and_no_more()
    {
        using var room = new ShownRoom(
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(5, x: 400, y: 500))
        );
        room.Scene.Camera.FitAll();
        room.Host.Settle();
        var before = room.Host.Loop.Painter.Frames;
        room.Tell(Facts.Moved(5, 700, 600, by: 2));
        room.Pass(1_000);
        Assert.InRange(room.Host.Loop.Painter.Frames - before, 10, 80);
    }
}
