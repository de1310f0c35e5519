using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>
/// Goes to a room from what an invitation says: asks the server for the room, then takes gRPC where it comes through, and the
/// hub where it is blocked or silent.
/// </summary>
public sealed class Approach(TimeProvider time)
{
    /// <summary>How long gRPC may take to answer before the hub is taken.</summary>
    private static readonly TimeSpan GrpcPatience = TimeSpan.FromSeconds(1.5);

    /// <summary>How long a server may take to answer at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private const int UsualHttpPort = 8080;
    private const int UsualGrpcPort = 8081;

    public async Task<Reached> GoAsync(RoomAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var hub = new HubEntrance(address.Server);
        DescribeRoomResponse described;
        try
        {
            described = await AskAsync(hub, address.Code, Patience, cancellationToken);
        }
        catch (LinkBrokenException broken)
        {
            await hub.DisposeAsync();
            return await WithoutHttpAsync(address, broken, cancellationToken);
        }
        if (Shut(described) is { } shut)
        {
            await hub.DisposeAsync();
            return shut;
        }
        if (
            Safer(address, described.Room) is { } safer
            && await GoAsync(safer, cancellationToken) is Reached.There there
        )
        {
            await hub.DisposeAsync();
            return there;
        }
        foreach (var at in GrpcOf(address.Server, described.Room))
        {
            var grpc = new GrpcEntrance(at);
            if (await IsSameAsync(grpc, address.Code, described.Room, cancellationToken))
            {
                await hub.DisposeAsync();
                return new Reached.There(grpc, Way.Grpc, at, described.Room);
            }
            await grpc.DisposeAsync();
        }
        return new Reached.There(hub, Way.Hub, address.Server, described.Room);
    }

    /// <summary>Where no page is, gRPC may be: its port was given, or nothing else is open.</summary>
    private async Task<Reached> WithoutHttpAsync(
        RoomAddress address,
        LinkBrokenException broken,
        CancellationToken cancellationToken
    )
    {
        var server = address.Server.GetLeftPart(UriPartial.Authority);
        if (!broken.IsAnswered)
        {
            return new Reached.Away(Saying.Of("reach.away", ("server", server)));
        }
        var at = new Uri(server);
        var grpc = new GrpcEntrance(at);
        try
        {
            var described = await AskAsync(grpc, address.Code, GrpcPatience, cancellationToken);
            if (Shut(described) is not { } shut)
            {
                return new Reached.There(grpc, Way.Grpc, at, described.Room);
            }
            await grpc.DisposeAsync();
            return shut;
        }
        catch (LinkBrokenException)
        {
            // Neither of the two languages is spoken here.
            await grpc.DisposeAsync();
            return new Reached.Closed(Saying.Of("reach.other_program", ("server", server)));
        }
    }

    private static Reached? Shut(DescribeRoomResponse described) =>
        described.Room is not { } room ? new Reached.Refused(described.Refusal ?? new())
        : room.Reader > Reader.Version ? new Reached.Closed(Saying.Of("reach.newer_server"))
        : null;

    /// <summary>The same server over TLS, where its own links say so: what only redirects there serves no hub.</summary>
    private static RoomAddress? Safer(RoomAddress address, RoomDescription room) =>
        address.Server.Scheme == Uri.UriSchemeHttp
        && RoomAddress.TryRead(room.JoinLink, null, out var own, out _)
        && own.Server.Scheme == Uri.UriSchemeHttps
        && own.Server.Host == address.Server.Host
            ? address with
            {
                Server = own.Server,
            }
            : null;

    /// <summary>Where gRPC may stand. A secret that came by TLS does not leave it.</summary>
    private static IEnumerable<Uri> GrpcOf(Uri server, RoomDescription room)
    {
        if (server.Scheme == Uri.UriSchemeHttps)
        {
            yield return new Uri(server.GetLeftPart(UriPartial.Authority));
            yield break;
        }
        var port =
            room.GrpcPort is > 0 and <= 65_535 ? (int)room.GrpcPort
            : server.Port == UsualHttpPort ? UsualGrpcPort
            : 0;
        if (port != 0)
        {
            yield return new UriBuilder(Uri.UriSchemeHttp, server.Host, port).Uri;
        }
    }

    private async Task<bool> IsSameAsync(
        GrpcEntrance grpc,
        string code,
        RoomDescription room,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var described = await AskAsync(grpc, code, GrpcPatience, cancellationToken);
            return described.Room is { } there && there.Room.Equals(room.Room);
        }
        catch (LinkBrokenException)
        {
            // Blocked, silent, or something else stands there: that is what the hub is for.
            return false;
        }
    }

    private async Task<DescribeRoomResponse> AskAsync(
        IEntrance entrance,
        string code,
        TimeSpan most,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await entrance.DescribeRoomAsync(code, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LinkBrokenException("No answer in time.");
        }
    }
}
