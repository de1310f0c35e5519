using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Private;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class UnreadableRoomTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Log30_a_room_whose_log_is_damaged_is_unreadable_at_every_entrance()
    {
        string[] damages =
        [
            "DELETE FROM turns WHERE room = {0} AND number = 2",
            "DELETE FROM turns WHERE room = {0} AND number = (SELECT max(number) FROM turns WHERE room = {0})",
            "DELETE FROM turns WHERE room = {0}",
            "DELETE FROM rows WHERE room = {0}",
            "UPDATE turns SET bytes = x'FF' WHERE room = {0} AND number = 2",
            "UPDATE rows SET key = x'00' || key WHERE room = {0}",
            "DELETE FROM contents WHERE id IN (SELECT content FROM rows WHERE room = {0})",
            "UPDATE contents SET value = x'08' WHERE id IN (SELECT content FROM rows WHERE room = {0})",
            "UPDATE rooms SET sequence = sequence + 1 WHERE id = {0}",
        ];
        var rooms = new List<Workshop>();
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            // One is left as it is.
            for (var room = 0; room <= damages.Length; room++)
            {
                rooms.Add(await Workshop.OpenAsync(server.Grpc, 0, 1));
                await rooms[room].DisposeAsync();
            }
        }
        await DamageAsync(damages.Select((damage, room) => string.Format(null, damage, room + 1)));
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            server.Expect("cannot be read and is closed");
            await using var hub = await RawHub.ConnectAsync(server.Http);
            for (var room = 0; room < damages.Length; room++)
            {
                await using var closed = rooms[room].At(server.Grpc);
                await IsUnreadableAsync(server, hub, closed);
            }
            await using var open = rooms[^1].At(server.Grpc);
            await open.DoAsync(Move(open));
        }
    }

    [Fact]
    public async Task Log30_a_room_that_goes_on_while_a_client_catches_up_is_not_damaged()
    {
        var log = new LateLog(new MemoryRoomLog());
        await using var server = await RunningServer.StartAsync(services => services.AddSingleton<IRoomLog>(_ => log));
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        var moved = new TaskCompletionSource<Place>();
        log.OnRead = async () => moved.SetResult(await room.DoAsync(Move(room)));

        using var watch = room.Rooms.Watch(new WatchRequest { After = room.Last }, Workshop.Proof(room.Host));
        var events = watch
            .ResponseStream.ReadAllAsync()
            .SelectMany(frame => frame.Items)
            .Where(item => item.Event is not null);
        var next = await events.FirstAsync().AsTask().Within("the change");
        Assert.Equal((await moved.Task).Sequence, next.Event.Sequence);
    }

    [Theory]
    [InlineData(2u)]
    [InlineData(7u)]
    public async Task Log30_an_event_that_the_log_loses_while_its_room_is_open_makes_it_unreadable(uint lost)
    {
        var log = new FaultyLog(new MemoryRoomLog());
        await using var server = await RunningServer.StartAsync(services => services.AddSingleton<IRoomLog>(_ => log));
        server.Expect("cannot be read and is closed");
        await using var room = await Workshop.OpenAsync(server.Grpc, 2, 1);
        Assert.Equal(7u, room.Last.Sequence);
        log.Lost = lost;

        var then = await room
            .Timelines.GetStateAtAsync(new GetStateAtRequest { Sequence = 7 }, Workshop.Proof(room.Host))
            .ResponseAsync.Within("a state at a place");
        Refusals.Says(RefusalCode.RoomUnreadable, then.Refusal);
        var at = await GetAsync(server, room, "checkpoint?at=7");
        Assert.Contains("ROOM_UNREADABLE", at, StringComparison.Ordinal);
        using var watch = room.Rooms.Watch(new WatchRequest(), Workshop.Proof(room.Host));
        Refusals.Says(RefusalCode.RoomUnreadable, await RefusedAsync(watch.ResponseStream));
        using var list = room.Timelines.ListEvents(new ListEventsRequest(), Workshop.Proof(room.Host));
        Refusals.Says(RefusalCode.RoomUnreadable, await RefusedAsync(list.ResponseStream));
        Assert.Contains("ROOM_UNREADABLE", await GetAsync(server, room, "events?after=1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tele5_a_fault_is_logged_with_its_stack_trace()
    {
        Workshop broken;
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            broken = await Workshop.OpenAsync(server.Grpc, 0, 1);
            await broken.DisposeAsync();
        }
        await DamageAsync(["DELETE FROM rows WHERE room = 1"]);
        using var heard = new Overheard();
        await using (
            var server = await RunningServer.StartAsync(
                services => services.AddLogging(log => log.AddProvider(heard)),
                _folder
            )
        )
        {
            server.Expect("cannot be read and is closed");
            await server.Client.GetAsync(new Uri($"/api/v1/rooms/{broken.Code}", UriKind.Relative));
            await server.Client.GetAsync(new Uri($"/api/v1/rooms/{broken.Code}", UriKind.Relative));
        }
        // Once, however often somebody knocks.
        var line = Assert.Single(heard.Log, line => line.Contains("RoomUnreadable", StringComparison.Ordinal));
        Assert.Contains("   at ElephantBoard.Host.Rooms.", line, StringComparison.Ordinal);
    }

    private static async Task IsUnreadableAsync(RunningServer server, RawHub hub, Workshop closed)
    {
        var rest = await server.Client.GetAsync(new Uri($"/api/v1/rooms/{closed.Code}", UriKind.Relative));
        Assert.Contains("ROOM_UNREADABLE", await rest.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Refusals.Says(RefusalCode.RoomUnreadable, (await closed.TryAsync(Move(closed))).Refusal);
        Refusals.Says(RefusalCode.RoomUnreadable, (await hub.DoAsync(closed.Host.Token, Move(closed))).Refusal);
        using var watch = closed.Rooms.Watch(new WatchRequest(), Workshop.Proof(closed.Host));
        Assert.True(await watch.ResponseStream.MoveNext(default).Within("a bye"));
        Refusals.Says(RefusalCode.RoomUnreadable, watch.ResponseStream.Current.Items[0].Bye.Refusal);
    }

    private static async Task<string> GetAsync(RunningServer server, Workshop room, string what)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"/api/v1/rooms/{room.Code}/{what}", UriKind.Relative)
        );
        request.Headers.Authorization = new("Bearer", room.Host.Token);
        var response = await server.Client.SendAsync(request).Within(what);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Returns the refusal that a stream ends with.</summary>
    private static async Task<Refusal?> RefusedAsync(IAsyncStreamReader<Frame> frames)
    {
        var last = new Item();
        while (await frames.MoveNext(default).Within("the end of a stream"))
        {
            last = frames.Current.Items[^1];
        }
        return last.Bye?.Refusal;
    }

    private static Command Move(Workshop room) =>
        new()
        {
            MoveElephant = new MoveElephant { Elephant = room.Elephants[0], X = 1 },
        };

    private async Task DamageAsync(IEnumerable<string> damages)
    {
        var file = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(_folder, "rooms", "rooms.db"),
            Pooling = false,
        };
        await using var database = new SqliteConnection(file.ToString());
        await database.OpenAsync();
        foreach (var damage in damages)
        {
            await using var command = database.CreateCommand();
            command.CommandText = damage;
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
        }
    }

    /// <summary>Lets something happen between a read and its result, once.</summary>
    private sealed class LateLog(IRoomLog log) : DelegatingLog(log)
    {
        public Func<Task>? OnRead { get; set; }

        public override async ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
            Guid room,
            uint after,
            int bytes,
            CancellationToken cancellationToken
        )
        {
            var read = await base.ReadBatchesAsync(room, after, bytes, cancellationToken);
            if (OnRead is { } happen)
            {
                OnRead = null;
                await happen();
            }
            return read;
        }
    }
}
