using System.Globalization;
using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Words;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Desktop;

/// <summary>A room on a server, and the desktop program in a window that shows it to one of its hosts.</summary>
internal sealed class SeenRoom : IAsyncDisposable
{
    public const string Live = "Why deals slip · ElephantBoard";
    public const string Away = "Why deals slip .Reconnecting";

    /// <summary>Where elephants stand at first, in room units: none hides another.</summary>
    private static readonly Vector2[] Places = [new(260, 420), new(700, 740), new(1120, 420)];

    private readonly IAsyncDisposable? _server;
    private readonly float _scale;

    private SeenRoom(XScreen screen, IAsyncDisposable? server, Workshop room, string home, float scale) =>
        (Screen, _server, Room, Home, _scale) = (screen, server, room, home, scale);

    /// <summary>Where the program keeps things.</summary>
    public string Home { get; }

    public XScreen Screen { get; }

    public Workshop Room { get; private set; }

    public Client Client { get; private set; } = null!;

    public string Window { get; private set; } = "";

    /// <summary>On a server of its own.</summary>
    public static async Task<SeenRoom> OpenAsync(int elephants = 3, float scale = 1, string text = "Elephant {0} 🐘")
    {
        var server = await RunningServer.StartAsync();
        return await OpenAsync(server, server.Grpc, elephants, scale, text);
    }

    /// <param name="server">Is disposed with the room; null: it is the caller's.</param>
    /// <param name="text">Of elephants; {0}: their number.</param>
    public static async Task<SeenRoom> OpenAsync(
        IAsyncDisposable? server,
        Uri grpc,
        int elephants = 3,
        float scale = 1,
        string text = "Elephant {0} 🐘"
    )
    {
        var home = Directory.CreateTempSubdirectory("desktop-").FullName;
        var room = await OpenRoomAsync(grpc, elephants, text);
        var screen = await XScreen.StartAsync();
        var seen = new SeenRoom(screen, server, room, home, scale);
        try
        {
            await seen.ComeInAsync();
        }
        catch
        {
            await seen.DisposeAsync();
            throw;
        }
        return seen;
    }

    /// <summary>Starts the program, on the seat that it had before.</summary>
    public async Task ComeInAsync()
    {
        var link = Room.HostLink.ToString().Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        var scale = _scale.ToString(CultureInfo.InvariantCulture);
        string[] join = ["join", link, "--name", "Bea", "--department", "Engineering", "--scale", scale];
        Client = Client.Start(Screen.Display, Home, join);
        Window = await Screen.WindowAsync(Live);
        await Client.UntilAsync(Screen, now => now.Find("Button", NextTo(Stage.Weigh)) is not null, "the card");
        if (1280 / _scale < RoomPanels.Wide)
        {
            return;
        }
        // Without the list at the side, the floor is as wide as the window.
        var before = await SeeAsync(0);
        await Screen.PressAsync("ctrl+b");
        await SeeAsync(0, now => now != before);
    }

    public Task LiveAsync() => Screen.WindowAsync(Live);

    /// <summary>From now on asked at the same server, started again.</summary>
    public void FindAt(Uri grpc) => Room = Room.At(grpc);

    /// <summary>Label of the button that leads to a stage.</summary>
    public static string NextTo(Stage stage) =>
        Sentences.English.Say("card_next.next", ("stage", Sentences.English.Of(stage)));

    /// <summary>Where an elephant is shown, once it stands still.</summary>
    /// <param name="where">Where its note's middle must be; null: anywhere.</param>
    public async Task<Vector2> SeeAsync(int elephant, Func<Vector2, bool>? where = null, int looks = 10) =>
        (
            await Client.StillAsync(
                Screen,
                now => now.Elephant(Room.Elephants[elephant]),
                $"elephant {elephant}, standing still",
                part => where?.Invoke(part.Origin) != false,
                looks
            )
        ).Origin;

    /// <summary>How the floor lies on the screen now, by two elephants that stand still.</summary>
    public async Task<Floor> FloorAsync()
    {
        var (first, last) = (await SeeAsync(0), await SeeAsync(2));
        var (from, to) = (PlaceOf(await ToldAsync(0)), PlaceOf(await ToldAsync(2)));
        var pixels = (last.X - first.X) / (to.X - from.X);
        return new(first - (from * pixels), pixels);
    }

    /// <summary>An elephant is dragged by so many room units; it must be drawn there, and the server have it there.</summary>
    /// <param name="floor">As it lies on the screen; null: it is looked for.</param>
    public async Task DragAsync(int elephant, Vector2 by, Floor? floor = null)
    {
        floor ??= await FloorAsync();
        var before = await SeeAsync(elephant);
        var from = InsideOf(elephant);
        var picture = await Screen.RestingAsync(from);
        var was = PlaceOf(await ToldAsync(elephant));
        await Screen.DragAsync(before, before + (by * floor.Pixels / 2), before + (by * floor.Pixels));
        await IsAtAsync(elephant, was + by, 3 / floor.Pixels);
        await SeeAsync(elephant, now => IsNear(now, before + (by * floor.Pixels), 4));
        // What the window says is what it draws: the elephant's picture has moved with it.
        var to = InsideOf(elephant);
        await Screen.UntilAsync(
            now => picture.Alike(from, now, to) > 0.6 && picture.Alike(to, now, to) < 0.98,
            $"elephant {elephant}, drawn at {to}"
        );
    }

    private Drawn InsideOf(int elephant) => Client.Look().Elephant(Room.Elephants[elephant])!.Inside;

    /// <summary>Waits until the server has an elephant at a place.</summary>
    public Task IsAtAsync(int elephant, Vector2 place, float within = 2) =>
        ToldAsync(
            state => IsNear(PlaceOf(Elephant(state, elephant)), place, within),
            $"elephant {elephant} at {place}",
            state => $"It is at {PlaceOf(Elephant(state, elephant))}."
        );

    /// <summary>An elephant as the server has it.</summary>
    public async Task<ElephantState> ToldAsync(int elephant) =>
        Elephant((await Room.CheckpointAsync()).State, elephant);

    /// <summary>Whether the server has the room as asked within three times the age that a checkpoint can have.</summary>
    public async Task<bool> BecomesAsync(Func<RoomState, bool> asked)
    {
        using var between = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var looks = 0; looks < 30; looks++)
        {
            if (asked((await Room.CheckpointAsync()).State))
            {
                return true;
            }
            await between.WaitForNextTickAsync();
        }
        return false;
    }

    /// <summary>Waits until the server has the room as asked.</summary>
    public Task<Checkpoint> ToldAsync(
        Func<RoomState, bool> asked,
        string what,
        Func<RoomState, string>? instead = null
    ) => ToldAsync(state => Task.FromResult(asked(state)), what, instead);

    private async Task<Checkpoint> ToldAsync(
        Func<RoomState, Task<bool>> asked,
        string what,
        Func<RoomState, string>? instead
    )
    {
        Checkpoint? told = null;
        await Screen.TillAsync(
            async () => await asked((told = await Room.CheckpointAsync()).State),
            () => $"Not on the server: {what}. {instead?.Invoke(told!.State)}"
        );
        return told!;
    }

    /// <summary>Pours what people have written, until so many elephants are there: what is on its way comes with the next pour.</summary>
    /// <returns>All texts that the server has then.</returns>
    public async Task<IReadOnlyList<string>> PourAsync(int elephants)
    {
        var told = await ToldAsync(
            async state =>
            {
                if (state.Elephants.Count < elephants)
                {
                    await Room.TryAsync(new() { Reveal = new() { Round = state.Round } });
                }
                return state.Elephants.Count == elephants;
            },
            $"{elephants} elephants",
            state => $"There are {state.Elephants.Count}."
        );
        return [.. told.Wordings.Select(wording => wording.Text)];
    }

    /// <summary>Others move elephants, 20 times a second.</summary>
    public Stirring Stir(params int[] elephants) => new(this, elephants);

    /// <summary>Waits until an elephant is shown where others put it.</summary>
    public async Task SeenWhereToldAsync(int elephant, Floor floor)
    {
        var place = floor.At(PlaceOf(Elephant(await Room.NowAsync(), elephant)));
        await SeeAsync(elephant, now => IsNear(now, place, 10));
    }

    public Task MoveAsync(int elephant, Vector2 to) => MoveAsync(Room, elephant, to);

    /// <summary>Ends the program: it must have had nothing to complain about.</summary>
    public async Task<string> LeaveAsync()
    {
        var (code, said, complained) = await Client.EndAsync();
        Assert.Equal((0, ""), (code, complained));
        return said;
    }

    public static bool IsNear(Vector2 here, Vector2 there, float within) => Vector2.Distance(here, there) <= within;

    public static Vector2 PlaceOf(ElephantState elephant) => new(elephant.X, elephant.Y);

    public async ValueTask DisposeAsync()
    {
        if (Client is not null)
        {
            await Client.DisposeAsync();
        }
        await Screen.DisposeAsync();
        await Room.DisposeAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
        Directory.Delete(Home, recursive: true);
    }

    /// <summary>A room whose elephants stand where none hides another.</summary>
    public static async Task<Workshop> OpenRoomAsync(Uri grpc, int elephants = 3, string text = "Elephant {0} 🐘")
    {
        var room = await Workshop.OpenAsync(grpc, people: 0, elephants, text);
        for (var i = 0; i < elephants; i++)
        {
            await MoveAsync(room, i, Places[i]);
        }
        return room;
    }

    private static Task<Place> MoveAsync(Workshop room, int elephant, Vector2 to) =>
        room.DoAsync(
            new()
            {
                MoveElephant = new()
                {
                    Elephant = room.Elephants[elephant],
                    X = (int)to.X,
                    Y = (int)to.Y,
                },
            }
        );

    private ElephantState Elephant(RoomState state, int elephant) =>
        state.Elephants.Single(each => each.Elephant == Room.Elephants[elephant]);
}

/// <summary>How the floor lies on the screen.</summary>
/// <param name="Corner">Where an elephant at the floor's corner would be drawn.</param>
/// <param name="Pixels">For one room unit.</param>
internal sealed record Floor(Vector2 Corner, float Pixels)
{
    public Vector2 At(Vector2 place) => Corner + (place * Pixels);
}
