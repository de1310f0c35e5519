using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class StopTests
{
    [Fact]
    public async Task Bad26_a_server_that_stops_says_bye_on_every_open_stream()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 3, 1);
        await using var hub = await RawHub.ConnectAsync(server.Http);
        var streams = new List<IAsyncEnumerator<Item>>();
        foreach (var membership in room.People)
        {
            streams.Add(
                room.Rooms.Watch(new WatchRequest(), Workshop.Proof(membership))
                    .ResponseStream.ReadAllAsync()
                    .SelectMany(frame => frame.Items)
                    .GetAsyncEnumerator()
            );
            streams.Add(hub.WatchAsync(membership.Token).GetAsyncEnumerator());
        }
        foreach (var stream in streams)
        {
            await ToHeartbeatAsync(stream).Within("a stream at the head");
        }
        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var byes = await Task.WhenAll(streams.Select(ByeAsync)).Within("a bye on every stream");
        Assert.All(byes, bye => Assert.Equal(ByeReason.ServerStops, bye));
    }

    [Fact]
    public async Task Bad28_a_server_stops_soon_though_its_clients_come_back_again_and_again()
    {
        var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 4, 4);
        var journal = new Journal();
        using var over = new CancellationTokenSource();
        var seats = new List<LoadedSeat>();
        for (var number = 0; number < 4; number++)
        {
            IEntrance entrance = number % 2 == 0 ? new GrpcEntrance(server.Grpc) : new HubEntrance(server.Http);
            seats.Add(new LoadedSeat(entrance, room.People[number + 1], SeatKeys.Make(), over.Token));
            _ = seats[number].MoveAsync(journal, room.Elephants[number], (ulong)number + 1);
        }
        await journal.Reached(100).Within("some load");
        // A stop that its clients hold up is cut off by the host, which logs it; that fails the test.
        await server.DisposeAsync().AsTask().Within("the server's end");
        await over.CancelAsync();
        foreach (var seat in seats)
        {
            await seat.DisposeAsync();
        }
    }

    private static async Task ToHeartbeatAsync(IAsyncEnumerator<Item> items)
    {
        while (await items.MoveNextAsync() && items.Current.Heartbeat is null) { }
    }

    private static async Task<ByeReason?> ByeAsync(IAsyncEnumerator<Item> items)
    {
        ByeReason? last = null;
        while (await items.MoveNextAsync())
        {
            last = items.Current.Bye?.Reason;
        }
        await items.DisposeAsync();
        return last;
    }
}
