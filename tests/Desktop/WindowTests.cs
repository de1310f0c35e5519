using ElephantBoard.Engine.Painting;
using ElephantBoard.Showing.Look;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Desktop;

/// <summary>The program in a real window.</summary>
public sealed class WindowTests : IDisposable
{
    private const string Live = "Why deals slip · ElephantBoard";
    private const string Away = "Why deals slip .Reconnecting";

    private readonly string _home = Directory.CreateTempSubdirectory("desktop-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Desk1_who_joins_by_the_link_sees_the_room_live_and_comes_back_to_the_same_seat()
    {
        await using var screen = await XScreen.StartAsync();
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 1, elephants: 3);

        await using (var client = Client.Start(screen.Display, _home, Join(server, room)))
        {
            await screen.WindowAsync(Live);
            await MovesAsync(screen, room);
            await screen.PressAsync("F11");
            await screen.UntilAsync(shot => shot.At(1270, 790) != 0, "the room on the full screen");
            var (code, said, complained) = await client.EndAsync();
            Assert.Equal((0, ""), (code, complained));
            Assert.Contains("gRPC", said, StringComparison.Ordinal);
        }
        await using (var again = Client.Start(screen.Display, _home, Join(server, room)))
        {
            await screen.WindowAsync(Live);
            Assert.Equal(0, (await again.EndAsync()).Code);
        }

        var state = (await room.CheckpointAsync()).State;
        Assert.Equal(3, state.Participants.Count);
    }

    [Fact]
    public async Task Desk2_a_server_that_is_away_is_said_in_the_title_and_found_again()
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        await using var screen = await XScreen.StartAsync();
        var first = await RunningServer.StartAsync(folder: folder);
        await using var room = await Workshop.OpenAsync(first.Grpc, people: 1, elephants: 3);
        await using var client = Client.Start(screen.Display, _home, Join(first, room));
        await screen.WindowAsync(Live);

        await first.DisposeAsync();
        await screen.WindowAsync(Away);
        await using var second = await RunningServer.StartAsync(
            folder: folder,
            settings:
            [
                ("ElephantBoard:HttpPort", $"{first.Http.Port}"),
                ("ElephantBoard:GrpcPort", $"{first.Grpc.Port}"),
            ]
        );
        await screen.WindowAsync(Live);

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
        await screen.WindowAsync(Live);

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
        await screen.UntilAsync(shot => shot.Count(Of(Palette.Light.Focus)) > 1_000, "the way in");

        await screen.TypeAsync(new Uri(server.Http, "r/ZZZZZZZZZZ").ToString());
        await screen.PressAsync("Tab");
        await screen.TypeAsync("Bea");
        await screen.PressAsync("Return");
        await screen.UntilAsync(shot => shot.Count(Of(Palette.Light.Danger)) > 100, "that there is no such room");
        await screen.PressAsync("shift+Tab", "ctrl+a");
        await screen.TypeAsync(new Uri(server.Http, "r/" + room.Code).ToString());
        await screen.PressAsync("Return");
        await screen.WindowAsync("Come in");
        await screen.PressAsync("Down", "Return");
        await screen.WindowAsync(Live);

        var bea = (await room.CheckpointAsync()).State.Participants[^1];
        Assert.Equal((2u, Role.Participant), (bea.Department, bea.Role));
    }

    private static int Of(Color colour) => (colour.R << 16) | (colour.G << 8) | colour.B;

    /// <summary>What somebody else moves moves here.</summary>
    private static async Task MovesAsync(XScreen screen, Workshop room)
    {
        var before = await RestingAsync(screen);
        var elephant = room.Elephants[0];
        var there = (await room.NowAsync()).Elephants.First(each => each.Elephant == elephant);
        await room.DoAsync(
            new()
            {
                MoveElephant = new()
                {
                    Elephant = elephant,
                    X = there.X > 800 ? 300 : 1300,
                    Y = there.Y > 450 ? 200 : 700,
                },
            }
        );
        await screen.UntilAsync(shot => shot.Differing(before) > 2_000, "the elephant at its new place");
    }

    /// <summary>The screen, when it shows the floor and has not changed for a while.</summary>
    private static async Task<Shot> RestingAsync(XScreen screen)
    {
        var before = screen.Look();
        var same = 0;
        return await screen.UntilAsync(
            shot =>
            {
                same = shot.Differing(before) == 0 ? same + 1 : 0;
                before = shot;
                return same >= 20;
            },
            "a still picture"
        );
    }

    private static string[] Join(RunningServer server, Workshop room) =>
        ["join", new Uri(server.Http, "r/" + room.Code).ToString(), "--name", "Bea", "--department", "Engineering"];
}
