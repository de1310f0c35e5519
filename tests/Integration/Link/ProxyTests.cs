using System.Net;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Integration.Link;

/// <summary>Alone: the proxy is the whole process's.</summary>
[Collection(nameof(Alone))]
public sealed class ProxyTests
{
    private readonly ServerConnector _serverConnector = new(TimeProvider.System);

    [Fact]
    public async Task Link22_a_proxy_between_is_named_and_servers_of_this_machine_are_asked_without_it()
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = new GrpcEntrance(server.Grpc);
        var opened = (await entrance.OpenRoomAsync(People.Opening(anonymous: true), default)).Opened;
        var before = HttpClient.DefaultProxy;
        // Nobody stands there.
        HttpClient.DefaultProxy = new WebProxy("http://me:secret@127.0.0.1:1");
        try
        {
            var away = await _serverConnector.ConnectAsync(
                new(new("http://board.example:8080/"), "ABCDE12345"),
                default
            );
            var there = await _serverConnector.ConnectAsync(new(server.Http, opened.Code), default);

            var why = Assert.IsType<ConnectResult.Unreachable>(away).Why;
            Assert.Equal("reach.away_by_proxy", why.Key);
            Assert.Equal("http://127.0.0.1:1", why.Parameters["proxy"]);
            await Assert.IsType<ConnectResult.Connected>(there).Entrance.DisposeAsync();
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }
}
