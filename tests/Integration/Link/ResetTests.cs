using System.Net;
using System.Net.Sockets;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Link;

public sealed class ResetTests
{
    // The moment between connecting and using the connection is short: one reset in some hundreds meets it.
    private const int Resets = 2_000;

    private static readonly Membership Somebody = Membership.From(
        new OpenedRoom
        {
            Code = "0123456789",
            Token = "token",
            HostSecret = "secret",
        }
    );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Link32_a_connection_that_is_reset_while_it_is_made_is_a_broken_link(bool overGrpc)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var resetting = new Thread(() => Reset(listener));
        resetting.Start();
        var server = new Uri($"http://{listener.LocalEndpoint}/");
        await using IEntrance entrance = overGrpc ? new GrpcEntrance(server) : new HubEntrance(server);
        for (var reset = 0; reset < Resets; reset++)
        {
            await Assert.ThrowsAsync<LinkBrokenException>(() => entrance.DescribeRoomAsync(Somebody.Code, default));
            await Assert.ThrowsAsync<LinkBrokenException>(() => entrance.DoAsync(Somebody, new Command(), default));
        }
        listener.Stop();
        resetting.Join();
    }

    private static void Reset(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var socket = listener.AcceptSocket();
                socket.LingerState = new LingerOption(true, 0);
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }
}
