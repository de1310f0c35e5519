using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Desktop;

/// <summary>The program in a real window.</summary>
public sealed class WindowTests : IDisposable
{
    /// <summary>Without the list at the side, which shows elephants too.</summary>
    private static readonly Drawn Floor = new(0, 0, 900, 800);

    private readonly string _home = Directory.CreateTempSubdirectory("desktop-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Desk1_who_joins_by_the_link_sees_the_room_live_and_comes_back_to_the_same_seat()
    {
        await using var screen = await XScreen.StartAsync();
        await using var server = await RunningServer.StartAsync();
        await using var room = await SeenRoom.OpenRoomAsync(server.Grpc);

        await using (var client = Client.Start(screen.Display, _home, Join(server, room)))
        {
            await screen.WindowAsync(SeenRoom.Live);
            await MovesAsync(screen, room);
            await screen.PressAsync("F11");
            await screen.UntilAsync(shot => shot.At(1270, 790) != 0, "the room on the full screen");
            var (code, said, complained) = await client.EndAsync();
            Assert.Equal((0, ""), (code, complained));
            Assert.Contains("gRPC", said, StringComparison.Ordinal);
        }
        await using (var again = Client.Start(screen.Display, _home, Join(server, room)))
        {
            await screen.WindowAsync(SeenRoom.Live);
            Assert.Equal(0, (await again.EndAsync()).Code);
        }

        var state = (await room.CheckpointAsync()).State;
        Assert.Equal(2, state.Participants.Count);
    }

    [Fact]
    public async Task Desk2_a_server_that_is_away_is_said_in_the_title_and_found_again()
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        await using var screen = await XScreen.StartAsync();
        var first = await RunningServer.StartAsync(folder: folder);
        await using var room = await SeenRoom.OpenRoomAsync(first.Grpc);
        await using var client = Client.Start(screen.Display, _home, Join(first, room));
        await screen.WindowAsync(SeenRoom.Live);

        await first.DisposeAsync();
        await screen.WindowAsync(SeenRoom.Away);
        await using var second = await RunningServer.StartAsync(
            folder: folder,
            settings:
            [
                ("ElephantBoard:HttpPort", $"{first.Http.Port}"),
                ("ElephantBoard:GrpcPort", $"{first.Grpc.Port}"),
            ]
        );
        await screen.WindowAsync(SeenRoom.Live);

        await MovesAsync(screen, room.At(second.Grpc));
    }

    [Fact]
    public async Task Desk3_the_shared_screen_sits_on_a_seat_of_its_own()
    {
        await using var screen = await XScreen.StartAsync();
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 0, elephants: 3);

        await using var client = Client.Start(
            screen.Display,
            _home,
            ["join", room.Code, "--server", server.Http.ToString(), "--screen"]
        );
        await screen.WindowAsync(SeenRoom.Live);

        var participants = (await room.CheckpointAsync()).State.Participants;
        Assert.Equal(Role.RoomSeat, participants[^1].Role);
    }

    [Fact]
    public async Task Desk4_the_way_in_is_gone_by_keyboard_alone()
    {
        await using var screen = await XScreen.StartAsync();
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 0, elephants: 1);
        await using var client = Client.Start(screen.Display, _home);
        await screen.WindowAsync("^ElephantBoard$");
        await screen.UntilAsync(shot => shot.Count(Shot.Of(Palette.Light.Focus)) > 1_000, "the way in");

        await screen.TypeAsync(new Uri(server.Http, "r/ZZZZZZZZZZ").ToString());
        await screen.PressAsync("Tab");
        await screen.TypeAsync("Bea");
        await screen.PressAsync("Return");
        await screen.UntilAsync(shot => shot.Count(Shot.Of(Palette.Light.Danger)) > 100, "that there is no such room");
        await screen.PressAsync("shift+Tab", "ctrl+a");
        await screen.TypeAsync(new Uri(server.Http, "r/" + room.Code).ToString());
        await screen.PressAsync("Return");
        await screen.WindowAsync("Join the room");
        await screen.PressAsync("Down", "Return");
        await screen.WindowAsync(SeenRoom.Live);

        var bea = (await room.CheckpointAsync()).State.Participants[^1];
        Assert.Equal((2u, Role.Participant), (bea.Department, bea.Role));
    }

    [Fact]
    public async Task Desk17_what_was_typed_on_the_way_in_stays_when_one_goes_back()
    {
        await using var screen = await XScreen.StartAsync();
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 0, elephants: 1);
        await using var client = Client.Start(screen.Display, _home);
        await screen.WindowAsync("^ElephantBoard$");
        await screen.UntilAsync(shot => shot.Count(Shot.Of(Palette.Light.Focus)) > 1_000, "the way in");
        await screen.TypeAsync(new Uri(server.Http, "r/" + room.Code).ToString());
        await screen.PressAsync("Tab");
        await screen.TypeAsync("Bea");
        await screen.PressAsync("Return");
        await screen.WindowAsync("Join the room");

        await screen.PressAsync("Escape");
        await screen.WindowAsync("^ElephantBoard$");
        await screen.PressAsync("Return");
        await screen.WindowAsync("Join the room");
        await screen.PressAsync("Down", "Return");
        await screen.WindowAsync(SeenRoom.Live);

        var checkpoint = await room.CheckpointAsync();
        Assert.Equal(2u, checkpoint.State.Participants[^1].Department);
        Assert.Contains(checkpoint.Wordings, wording => wording.Text == "Bea");
    }

    /// <summary>What somebody else moves leaves its place and stands where it was put.</summary>
    private static async Task MovesAsync(XScreen screen, Workshop room)
    {
        var elephant = (await room.NowAsync()).Elephants.Single(each => each.Elephant == room.Elephants[0]);
        var by = new Vector2(elephant.X > 700 ? -500 : 500, elephant.Y > 560 ? -200 : 200);
        var before = await screen.ElephantAsync(elephant.Colour, "the elephant before it moves", within: Floor);
        await room.DoAsync(
            new()
            {
                MoveElephant = new()
                {
                    Elephant = elephant.Elephant,
                    X = elephant.X + (int)by.X,
                    Y = elephant.Y + (int)by.Y,
                },
            }
        );
        await screen.ElephantAsync(
            elephant.Colour,
            $"the elephant {by} from {before}",
            now => IsMoved(before, now, by),
            within: Floor
        );
    }

    /// <summary>As wide and high as before: nothing of it is left where it stood. And there, at one scale, where it was put.</summary>
    private static bool IsMoved(Drawn before, Drawn now, Vector2 by)
    {
        var moved = (now.Middle - before.Middle) / by;
        return Math.Abs(now.Height - before.Height) <= 8
            && Math.Abs(now.Right - now.Left - (before.Right - before.Left)) <= 8
            && moved.X > 0.2f
            && MathF.Abs(moved.X - moved.Y) < 0.04f;
    }

    private static string[] Join(RunningServer server, Workshop room) =>
        ["join", new Uri(server.Http, "r/" + room.Code).ToString(), "--name", "Bea", "--department", "Engineering"];
}
