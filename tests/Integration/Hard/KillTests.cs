using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Hard;

[Collection(nameof(Alone))]
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Lost1_no_kill_loses_doubles_or_reorders_what_was_acknowledged()
    {
        const int actors = 4;
        var kills = Proofs.Number(commit: 5, night: 200);
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}, {kills} kills.");
        var random = new Random(seed);
        var server = await ServerProcess.StartAsync(_folder);
        await using var grpc = new FaultProxy(server.Grpc);
        await using var http = new FaultProxy(server.Http);
        await using var workshop = await Workshop.OpenAsync(server.Grpc, actors, actors);
        var journal = new Journal();
        using var over = new CancellationTokenSource();
        var seats = new List<LoadedSeat>();
        for (var number = 0; number < actors; number++)
        {
            IEntrance entrance = number % 2 == 0 ? new GrpcEntrance(grpc.Address) : new HubEntrance(http.Address);
            seats.Add(new LoadedSeat(entrance, workshop.People[number + 1], SeatKeys.Make(), over.Token));
        }
        await using var writer = new GrpcEntrance(grpc.Address);
        var round = (await workshop.NowAsync()).Round;
        var pocket = new LoadedPocket(writer, workshop.Host, workshop.HostKeys, round);
        Task[] load =
        [
            .. seats.Select((seat, number) => seat.MoveAsync(journal, workshop.Elephants[number], (ulong)number + 1)),
            pocket.KeepOnAsync(),
        ];
        for (var kill = 1; kill <= kills; kill++)
        {
            await journal.Reached(journal.Count + random.Next(50, 400)).Within($"load before kill {kill}");
            pocket.Down();
            await server.DisposeAsync();
            server = await ServerProcess.StartAsync(_folder);
            (grpc.Target, http.Target) = (server.Grpc, server.Http);
            grpc.Cut();
            http.Cut();
            pocket.Up();
        }
        await journal.Reached(journal.Count + 50).Within("load after the last kill");
        seats.ForEach(seat => seat.Stop());
        pocket.Stop();
        await Task.WhenAll(load).Within("every command answered");

        await using var after = workshop.At(server.Grpc);
        var timeline = await after.EventsAsync();
        output.WriteLine(
            $"{journal.Count} acknowledged moves, {pocket.Acknowledged} kept drafts, {timeline.Count} events."
        );
        journal.Compare(timeline, inOrder: true);
        await pocket.CompareAsync();
        var room = timeline.Aggregate(Room.Empty, Apply.Event);
        foreach (var seat in seats)
        {
            await seat.ReachedAsync(room.Sequence).Within("every client at the head");
            Assert.Equal(new Fingerprint().Of(room), new Fingerprint().Of(seat.Room.Now.Room));
            Assert.Equal(0, seat.Room.DivergenceCount);
        }
        await over.CancelAsync();
        foreach (var seat in seats)
        {
            await seat.DisposeAsync();
        }
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Lost2_a_room_of_10000_events_is_soon_usable_after_a_start()
    {
        const int lanes = 20;
        const uint moves = 10_000 / lanes;
        Workshop workshop;
        var journal = new Journal();
        (string, string)[] settings =
        [
            ("ElephantBoard:Limits:CommandsPerSecond", "1000000"),
            ("ElephantBoard:Limits:CommandBurst", "1000000"),
        ];
        await using (var server = await RunningServer.StartAsync(folder: _folder, settings: settings))
        {
            workshop = await Workshop.OpenAsync(server.Grpc, 1, lanes);
            await Task.WhenAll(
                workshop.Elephants.Select(
                    async (elephant, lane) =>
                    {
                        for (var counter = 1u; counter <= moves; counter++)
                        {
                            await workshop.DoAsync(journal.Move(elephant, (ulong)lane + 1, counter));
                        }
                    }
                )
            );
            await workshop.DisposeAsync();
        }
        await using var restarted = await ServerProcess.StartAsync(_folder);
        await using var after = workshop.At(restarted.Grpc);
        // How soon is measured, not tested: "start" and "cold" of tests/Benchmarks.
        var place = await after
            .DoAsync(journal.Move(after.Elephants[0], 1, moves + 1))
            .Within("the first change after the start");
        Assert.True(place.Sequence > 10_000);
    }
}
