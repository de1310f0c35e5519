using System.Numerics;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Desktop;

/// <summary>The program in a real window.</summary>
public sealed class WindowTests : IDisposable
{
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
            await MovesAsync(screen, client, room);
            await screen.PressAsync("F11");
            await client.UntilAsync(
                screen,
                now => now.Screen is { Width: 1280, Height: 800 },
                "the room on the full screen"
            );
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

        await MovesAsync(screen, client, room.At(second.Grpc));
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
        await StartScreenAsync(screen, client);

        await screen.TypeAsync(new Uri(server.Http, "r/ZZZZZZZZZZ").ToString());
        await screen.PressAsync("Tab");
        await screen.TypeAsync("Bea");
        await screen.PressAsync("Return");
        var unknown = Sentences.English["refusal.no_room"];
        await client.UntilAsync(screen, now => now.Find("Label", unknown) is not null, "that there is no such room");
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
        await StartScreenAsync(screen, client);
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

    private static Task<Described> StartScreenAsync(XScreen screen, Client client) =>
        client.UntilAsync(
            screen,
            now => now.Find("TextField", Sentences.English["desktop.link_or_code"]) is { IsFocused: true },
            "the start screen"
        );

    /// <summary>What somebody else moves leaves its place and is drawn where it was put.</summary>
    private static async Task MovesAsync(XScreen screen, Client client, Workshop room)
    {
        var elephant = (await room.NowAsync()).Elephants.Single(each => each.Elephant == room.Elephants[0]);
        var by = new Vector2(elephant.X > 700 ? -500 : 500, elephant.Y > 560 ? -200 : 200);
        var before = await client.StillAsync(
            screen,
            now => now.Elephant(elephant.Elephant),
            "the elephant before it moves"
        );
        var picture = await screen.RestingAsync(before.Inside);
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
        await screen.UntilAsync(
            now =>
                client.Look().Elephant(elephant.Elephant) is { } after
                && IsMoved(before, after, by)
                && picture.Alike(before.Inside, now, after.Inside) > 0.6
                && picture.Alike(before.Inside, now, before.Inside) < 0.5,
            $"the elephant, drawn {by} from {before}"
        );
    }

    /// <summary>As wide and high as before, and there, at one scale, where it was put.</summary>
    private static bool IsMoved(Described.Part before, Described.Part now, Vector2 by)
    {
        var moved = (now.Origin - before.Origin) / by;
        return Math.Abs(now.Area.Height - before.Area.Height) <= 8
            && Math.Abs(now.Area.Width - before.Area.Width) <= 8
            && moved.X > 0.2f
            && MathF.Abs(moved.X - moved.Y) < 0.04f;
    }

    private static string[] Join(RunningServer server, Workshop room) =>
        ["join", new Uri(server.Http, "r/" + room.Code).ToString(), "--name", "Bea", "--department", "Engineering"];
}
