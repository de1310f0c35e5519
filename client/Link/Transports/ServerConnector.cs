using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Transports;

/// <summary>
/// Connects to a room from an invitation: asks the server for the room, then uses gRPC if it works, and the
/// hub if gRPC is blocked or silent.
/// </summary>
public sealed class ServerConnector(TimeProvider time)
{
    /// <summary>Time to wait for gRPC before the hub is used.</summary>
    private static readonly TimeSpan GrpcTimeout = TimeSpan.FromSeconds(1.5);

    private const int UsualHttpPort = 8080;
    private const int UsualGrpcPort = 8081;

    /// <summary>The whole takes at most <see cref="InteractiveTimeout.Max"/>.</summary>
    public Task<ConnectResult> ConnectAsync(RoomAddress address, CancellationToken cancellationToken) =>
        ConnectAsync(address, seat: null, cancellationToken);

    /// <param name="seat">A seat that the user may have in the room: it is known to them even if it is locked.</param>
    public async Task<ConnectResult> ConnectAsync(
        RoomAddress address,
        Membership? seat,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(address);
        var began = time.GetTimestamp();
        var proof = address.HostSecret is { } secret ? "Host " + secret : seat?.Proof;
        return await new Attempt(time, proof).ConnectAsync(address, Left, cancellationToken);

        TimeSpan Left()
        {
            var left = InteractiveTimeout.Max - time.GetElapsedTime(began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <param name="proof">See <see cref="IEntrance.DescribeRoomAsync(string, string?, CancellationToken)"/>.</param>
    private sealed class Attempt(TimeProvider time, string? proof)
    {
        /// <param name="left">The remaining time.</param>
        public async Task<ConnectResult> ConnectAsync(
            RoomAddress address,
            Func<TimeSpan> left,
            CancellationToken cancellationToken
        )
        {
            var hub = new HubEntrance(address.Server);
            try
            {
                var result = await ConnectAsync(hub, address, left, cancellationToken);
                if (result is not ConnectResult.Connected { Entrance: var entrance } || entrance != hub)
                {
                    await hub.DisposeAsync();
                }
                return result;
            }
            catch
            {
                await hub.DisposeAsync();
                throw;
            }
        }

        private async Task<ConnectResult> ConnectAsync(
            HubEntrance hub,
            RoomAddress address,
            Func<TimeSpan> left,
            CancellationToken cancellationToken
        )
        {
            DescribeRoomResponse described;
            try
            {
                described = await DescribeAsync(hub, address.Server, address.Code, left(), cancellationToken);
            }
            catch (LinkBrokenException broken)
            {
                return await WithoutHttpAsync(address, broken, left, cancellationToken);
            }
            if (RejectionOf(described) is { } shut)
            {
                return shut;
            }
            if (
                Safer(address, described.Room) is { } safer
                && await ConnectAsync(safer, left, cancellationToken) is ConnectResult.Connected connected
            )
            {
                return connected;
            }
            foreach (var at in GrpcOf(address.Server, described.Room))
            {
                var found = await GrpcAsync(at, address.Code, cancellationToken);
                if (found is { Entrance: var grpc, Described.Room: { } room } && room.Room.Equals(described.Room.Room))
                {
                    return new ConnectResult.Connected(grpc, Transport.Grpc, at, described.Room);
                }
                await (found?.Entrance.DisposeAsync() ?? default);
            }
            return new ConnectResult.Connected(hub, Transport.Hub, address.Server, described.Room);
        }

        /// <summary>Without a page there may be gRPC, if its port was given or nothing else is open; and an "http" address may use TLS.</summary>
        private async Task<ConnectResult> WithoutHttpAsync(
            RoomAddress address,
            LinkBrokenException broken,
            Func<TimeSpan> left,
            CancellationToken cancellationToken
        )
        {
            var at = new Uri(address.Server.GetLeftPart(UriPartial.Authority));
            if (broken.IsAnswered && await GrpcAsync(at, address.Code, cancellationToken) is var (grpc, described))
            {
                if (RejectionOf(described) is not { } shut)
                {
                    return new ConnectResult.Connected(grpc, Transport.Grpc, at, described.Room);
                }
                await grpc.DisposeAsync();
                return shut;
            }
            if (
                SpeaksUnlikeHttp(broken)
                && address.Server.Scheme == Uri.UriSchemeHttp
                && left() > TimeSpan.Zero
                && await ConnectAsync(OverTls(address), left, cancellationToken) is var safer
                && SpeaksTls(safer)
            )
            {
                return safer;
            }
            var why = broken.Explain(address.Server);
            return broken.IsAnswered ? new ConnectResult.Incompatible(why) : new ConnectResult.Unreachable(why);
        }

        /// <summary>A TLS port closes plain connections, or reports that it needs TLS.</summary>
        private static bool SpeaksUnlikeHttp(LinkBrokenException broken) =>
            broken.IsAnswered
            || broken.InnerException
                is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.Unknown
                };

        /// <summary>Returns whether there was a handshake, even if the certificate was rejected.</summary>
        private static bool SpeaksTls(ConnectResult result) =>
            result is not ConnectResult.Unreachable unreachable
            || unreachable.Why.Key.StartsWith("reach.certificate", StringComparison.Ordinal);

        private static RoomAddress OverTls(RoomAddress address) =>
            address with
            {
                Server = HttpLine.Over(Uri.UriSchemeHttps, address.Server),
            };

        private static ConnectResult? RejectionOf(DescribeRoomResponse described) =>
            described.Room is not { } room ? new ConnectResult.Refused(described.Refusal ?? new())
            : room.Reader > Reader.Version ? new ConnectResult.Incompatible(LocalizedMessage.Of("reach.newer_server"))
            : null;

        /// <summary>Returns the same server over TLS if its own links use it; a server that only redirects has no hub.</summary>
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

        /// <summary>Returns the possible addresses of gRPC. A secret that came over TLS stays on TLS.</summary>
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

        /// <summary>Returns null if it is blocked or silent, or if another program is there.</summary>
        private async Task<(GrpcEntrance Entrance, DescribeRoomResponse Described)?> GrpcAsync(
            Uri at,
            string code,
            CancellationToken cancellationToken
        )
        {
            var grpc = new GrpcEntrance(at);
            try
            {
                return (grpc, await DescribeAsync(grpc, at, code, GrpcTimeout, cancellationToken));
            }
            catch (LinkBrokenException)
            {
                await grpc.DisposeAsync();
                return null;
            }
            catch
            {
                await grpc.DisposeAsync();
                throw;
            }
        }

        private Task<DescribeRoomResponse> DescribeAsync(
            IEntrance entrance,
            Uri server,
            string code,
            TimeSpan max,
            CancellationToken cancellationToken
        ) =>
            InteractiveTimeout.RunAsync(
                token => entrance.DescribeRoomAsync(code, proof, token),
                max,
                server,
                time,
                cancellationToken
            );
    }
}
