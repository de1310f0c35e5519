using System.Text.Json;
using System.Threading.Channels;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ElephantBoard.Tests.Integration.Entrances;

public sealed class HubWatchTests
{
    [Fact]
    public async Task Send6_a_second_watch_of_a_connection_ends_the_first_and_every_event_comes_once()
    {
        await using var server = await RunningServer.StartAsync();
        await using var workshop = await Workshop.OpenAsync(server.Grpc, people: 1, elephants: 1);
        var items = Channel.CreateUnbounded<Item>();
        await using var hub = await ConnectAsync(server.Http, items.Writer);
        var after = new { after = new { epoch = $"{workshop.Last.Epoch}", sequence = workshop.Last.Sequence } };

        var first = hub.InvokeAsync("Watch", workshop.Host.Token, after);
        await UntilAsync(items.Reader, item => item.Heartbeat is not null);
        var second = hub.InvokeAsync("Watch", workshop.Host.Token, after);
        await first.Within("the end of the first watch");
        await UntilAsync(items.Reader, item => item.Heartbeat is not null);
        for (var x = 1; x <= 20; x++)
        {
            await workshop.DoAsync(
                new()
                {
                    MoveElephant = new() { Elephant = workshop.Elephants[0], X = x },
                }
            );
        }

        var moves = new List<double>();
        await UntilAsync(
            items.Reader,
            item =>
            {
                Assert.Null(item.Bye);
                Assert.Null(item.Resync);
                if (item.Event?.Moved is { } moved)
                {
                    moves.Add(moved.X);
                }
                return moves.Count > 0 && moves[^1] == 20;
            }
        );
        Assert.Equal(Enumerable.Range(1, 20).Select(x => (double)x), moves);
        Assert.False(second.IsCompleted);
    }

    private static async Task<HubConnection> ConnectAsync(Uri http, ChannelWriter<Item> items)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(http, "hub/v1"),
                options => (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets)
            )
            .Build();
        hub.On<JsonElement>(
            "Frame",
            frame =>
            {
                foreach (var item in frame.EnumerateArray())
                {
                    items.TryWrite(JsonParser.Default.Parse<Item>(item.GetRawText()));
                }
            }
        );
        await hub.StartAsync();
        return hub;
    }

    private static async Task UntilAsync(ChannelReader<Item> items, Func<Item, bool> condition)
    {
        while (!condition(await items.ReadAsync().AsTask().Within("an item"))) { }
    }
}
