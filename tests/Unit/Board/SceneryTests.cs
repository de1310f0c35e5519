using ElephantBoard.Board.Look;
using ElephantBoard.Board.Scenery;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class SceneryTests
{
    [Fact]
    public void Scene11_an_empty_floor_says_why_it_is_empty()
    {
        using var room = new ShownRoom();
        _ = room.Scene;
        room.Host.Tick();
        Assert.Equal(Sentences.English["board.empty_gather"], Said());
        room.Tell(Facts.Stage(Stage.Gather, Stage.Spot));
        Assert.Equal(Sentences.English["board.empty_spot"], Said());
        room.Tell(Facts.Stage(Stage.Spot, Stage.Debrief));
        Assert.Equal(Sentences.English["board.empty_debrief"], Said());
        room.Tell(Facts.Poured(77, 78, Facts.Elephant(5)));
        Assert.Equal("", Said());
        room.Tell(Facts.KickedOut(5, DecisionKind.Solved));
        room.Pass(8_000);
        Assert.Equal(Sentences.English["list.empty_room_after"], Said());

        string Said() => room.Scene.Scenery.Empty.Words;
    }

    [Fact]
    public void Scene11_the_hat_shows_a_step_on_the_table_and_then_beside_the_door()
    {
        using var room = new ShownRoom(Facts.Stage(Stage.Gather, Stage.Spot));
        var hat = room.Scene.Scenery.Hat;
        room.Host.Tick();
        Assert.Equal("", hat.Step);
        room.Replace(view => view with { Live = new Live { Hat = 6 } });
        Assert.Equal("6+", hat.Step);
        Assert.Equal(Tokens.HatOnTable, hat.Transform.Position);
        room.Tell(Facts.Poured(77, 78, Facts.Elephant(5)));
        room.Pass(3_000);
        Assert.Equal(FloorPlan.Working.Hat, hat.Transform.Position);
    }

    [Fact]
    public void Scene11_a_porch_that_is_full_says_how_many_more_there_are()
    {
        var ids = Enumerable.Range(1, 9).Select(id => (ulong)id).ToArray();
        using var room = new ShownRoom(
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, [.. ids.Select(id => Facts.Elephant(id))])
        );
        _ = room.Scene;
        room.Tell([.. ids.Select(id => Facts.KickedOut(id, DecisionKind.Step))]);
        room.Pass(8_000);
        Assert.Equal(9, room.Scene.Scenery.Porch.Waiting.Count);
        Assert.Equal("9 elephants are out", room.Scene.Scenery.Door.Words);
    }

    [Fact]
    public void Scene11_the_code_to_scan_is_a_whole_one_and_the_address_is_what_one_reads_aloud()
    {
        var qr = new QrCode(new Uri("https://elephants.example/r/H7QM3-KXT5W"));
        // Three corners that every reader looks for: a ring of seven, light inside, dark in the middle.
        foreach (var (x, y) in new[] { (0, 0), (qr.Modules - 7, 0), (0, qr.Modules - 7) })
        {
            for (var i = 0; i < 7; i++)
            {
                Assert.True(qr.IsDark(x + i, y) && qr.IsDark(x, y + i) && qr.IsDark(x + 6, y + i));
            }

            Assert.False(qr.IsDark(x + 1, y + 1));
            Assert.True(qr.IsDark(x + 3, y + 3));
        }

        Assert.Equal("elephants.example/r", QrCode.Short(new Uri("https://elephants.example/r/H7QM3-KXT5W")));
        Assert.Equal("10.0.0.5:8080/r", QrCode.Short(new Uri("http://10.0.0.5:8080/r/H7QM3-KXT5W")));
    }
}
