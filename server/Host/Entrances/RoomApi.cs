using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Entrances;

/// <summary>The API that every endpoint calls: verifies the token, enforces the rate limits, forwards the request and returns the
/// response. Knows no transport.</summary>
internal sealed partial class RoomApi : IAsyncDisposable
{
    private readonly IGrainFactory _grains;
    private readonly IRoomLog _log;
    private readonly ISeeds _seeds;
    private readonly JoinCodeThrottle _throttle;
    private readonly Admissions _admissions;
    private readonly PublicLinks _links;
    private readonly ServerOptions _options;
    private readonly TrafficLimits _limits;
    private readonly Instruments _instruments;
    private readonly PartitionedRateLimiter<AdmittedParticipant> _commands;
    private readonly PartitionedRateLimiter<AdmittedParticipant> _here;
    private readonly PartitionedRateLimiter<CallerAddress> _rooms;

    public RoomApi(
        IGrainFactory grains,
        IRoomLog log,
        ISeeds seeds,
        JoinCodeThrottle throttle,
        Admissions admissions,
        PublicLinks links,
        IOptions<ServerOptions> options,
        IOptions<TrafficLimits> limits,
        Instruments instruments
    )
    {
        _instruments = instruments;
        (_grains, _log, _seeds, _links) = (grains, log, seeds, links);
        (_throttle, _admissions) = (throttle, admissions);
        (_options, _limits) = (options.Value, limits.Value);
        _commands = CreateLimiter(_limits.CommandsPerSecond, _limits.CommandBurst);
        _here = CreateLimiter(_limits.HerePerSecond, _limits.HerePerSecond);
        _rooms = PartitionedRateLimiter.Create<CallerAddress, CallerAddress>(address =>
            RateLimitPartition.GetTokenBucketLimiter(
                address,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = _limits.RoomsAtOnce,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(10),
                }
            )
        );
    }

    /// <param name="address">The address whose limit the opened room counts against.</param>
    /// <param name="page">Address of the page for this caller; see <see cref="PublicLinks.PageFor"/>.</param>
    public async Task<OpenRoomResponse> OpenAsync(
        OpenRoomRequest request,
        CallerAddress address,
        string page,
        CancellationToken cancellationToken
    )
    {
        var response = await DecideOpeningAsync(request, address, page, cancellationToken);
        _instruments.Answered(response.Refusal);
        return response;
    }

    private async Task<OpenRoomResponse> DecideOpeningAsync(
        OpenRoomRequest request,
        CallerAddress address,
        string page,
        CancellationToken cancellationToken
    )
    {
        if (CheckSize(request) is { } tooBig)
        {
            return new OpenRoomResponse { Refusal = tooBig };
        }
        if (_options.OpeningKey.Length > 0 && !IsOpeningKey(request.Key))
        {
            return new OpenRoomResponse { Refusal = Refusals.Create(RefusalCode.OpeningKey) };
        }
        using var pace = _rooms.AttemptAcquire(address);
        if (!pace.IsAcquired)
        {
            return new OpenRoomResponse { Refusal = Refusals.Limit(RefusalCode.TooFast, _limits.RoomsAtOnce) };
        }
        if (HashSecret(request.Secret) is not { } secret)
        {
            return new OpenRoomResponse { Refusal = Refusals.Malformed("secret") };
        }
        var room = new Guid(_seeds.Next().AsSpan(0, 16), bigEndian: true);
        string code;
        try
        {
            code = await CreateAsync(room, cancellationToken);
        }
        catch (LogFullException)
        {
            return new OpenRoomResponse { Refusal = Refusals.Create(RefusalCode.DiskFull) };
        }
        var hostSecret = RandomNumberGenerator.GetBytes(Secrets.Size);
        var bytes = await Grain(room).Open(request.ToByteArray(), SHA256.HashData(secret), SHA256.HashData(hostSecret));
        var answer = Answer.Parser.ParseFrom(bytes);
        if (answer.Refusal is { } refusal)
        {
            return new OpenRoomResponse { Refusal = refusal };
        }
        _throttle.Know(address, code);
        var hostText = Base64Url.EncodeToString(hostSecret);
        return new OpenRoomResponse
        {
            Opened = new OpenedRoom
            {
                Code = code,
                HostSecret = hostText,
                Token = ParticipantToken.Make(room, 1, secret).Text,
                Participant = 1,
                Room = ByteString.CopyFrom(room.ToByteArray(bigEndian: true)),
                Links = new V1.Links
                {
                    Join = PublicLinks.Join(page, code),
                    Host = PublicLinks.Host(page, code, hostText),
                },
            },
        };
    }

    /// <inheritdoc cref="OpenAsync"/>
    public async Task<DescribeRoomResponse> DescribeAsync(
        string code,
        Caller caller,
        string page,
        CancellationToken cancellationToken
    )
    {
        var (room, refusal) = await FindOwnAsync(caller, code, cancellationToken);
        if (refusal is not null)
        {
            return new DescribeRoomResponse { Refusal = refusal };
        }
        var response = DescribeRoomResponse.Parser.ParseFrom(await Grain(room).Describe());
        if (response.Room is { } description)
        {
            description.Code = JoinCode.Read(code) ?? code;
            description.JoinLink = PublicLinks.Join(page, description.Code);
            description.GrpcPort = (uint)_links.GrpcPort;
            description.Limits.MessageBytes = (uint)_limits.MessageBytes;
        }
        return response;
    }

    public async Task<JoinResponse> JoinAsync(
        JoinRequest request,
        CallerAddress address,
        CancellationToken cancellationToken
    )
    {
        var response = await DecideJoiningAsync(request, address, cancellationToken);
        _instruments.Answered(response.Refusal);
        return response;
    }

    private async Task<JoinResponse> DecideJoiningAsync(
        JoinRequest request,
        CallerAddress address,
        CancellationToken cancellationToken
    )
    {
        if (CheckSize(request) is { } tooBig)
        {
            return new JoinResponse { Refusal = tooBig };
        }
        if (HashSecret(request.Secret) is not { } secret)
        {
            return new JoinResponse { Refusal = Refusals.Malformed("secret") };
        }
        if (HashHostSecret(request.HostSecret) is not { } host)
        {
            return new JoinResponse { Refusal = Refusals.Create(RefusalCode.Role) };
        }
        if (request.Ticket.Length is not (0 or Secrets.Size))
        {
            return new JoinResponse { Refusal = Refusals.Malformed("ticket") };
        }
        var ticket = request.Ticket.Length == 0 ? [] : SHA256.HashData(request.Ticket.Span);
        var proof = new JoinProof(SHA256.HashData(secret), host, ticket);
        var (room, refusal) = await FindAsync(request.Code, address, proof, cancellationToken);
        if (refusal is not null)
        {
            return new JoinResponse { Refusal = refusal };
        }
        var bytes = await Grain(room).Join(request.ToByteArray(), proof);
        var response = JoinResponse.Parser.ParseFrom(bytes);
        if (response.Joined is { } joined)
        {
            joined.Token = ParticipantToken.Make(room, joined.Participant, secret).Text;
        }
        return response;
    }

    public async Task<Kept> TakePocketAsync(Caller caller, TakePocketRequest request)
    {
        var (who, refusal) = await AuthorizeAsync(caller, request);
        return who is null
            ? new Kept { Refusal = refusal }
            : Kept.Parser.ParseFrom(await who.Grain.TakePocket(who.Number, who.Secret, request.ToByteArray()));
    }

    /// <summary>Verifies the token, then forwards only the pocket command: the room never learns who sent it.</summary>
    public async Task<Kept> KeepAsync(Caller caller, PocketCommand command)
    {
        var (who, refusal) = await AuthorizeAsync(caller, command);
        return who is null
            ? new Kept { Refusal = refusal }
            : Kept.Parser.ParseFrom(await who.Grain.Keep(command.ToByteArray()));
    }

    public async Task<ReadPocketResponse> ReadPocketAsync(Caller caller, ReadPocketRequest request)
    {
        var (who, refusal) = await AuthorizeAsync(caller, request);
        return who is null
            ? new ReadPocketResponse { Refusal = refusal }
            : ReadPocketResponse.Parser.ParseFrom(await who.Grain.ReadPocket(request.ToByteArray()));
    }

    public async Task HereAsync(Caller caller, HereRequest request)
    {
        var (who, _) = await AuthorizeAsync(caller);
        if (who is null)
        {
            return;
        }
        using var pace = _here.AttemptAcquire(who);
        if (pace.IsAcquired)
        {
            await who.Grain.Here(who.Number, request.ToByteArray());
        }
    }

    /// <summary>Returns the participant if they are in a room now, otherwise the refusal.</summary>
    public Task<(AdmittedParticipant? Who, Refusal? Refusal)> AuthorizeAsync(Caller caller) =>
        _admissions.AdmitAsync(caller.Token, caller.Address);

    public async ValueTask DisposeAsync()
    {
        await _commands.DisposeAsync();
        await _here.DisposeAsync();
        await _rooms.DisposeAsync();
    }

    private static PartitionedRateLimiter<AdmittedParticipant> CreateLimiter(int perSecond, int burst) =>
        PartitionedRateLimiter.Create<AdmittedParticipant, Digest>(who =>
            RateLimitPartition.GetTokenBucketLimiter(
                who.Proof,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = burst,
                    TokensPerPeriod = Math.Max(1, perSecond / 10),
                    ReplenishmentPeriod = TimeSpan.FromMilliseconds(perSecond < 10 ? 1000.0 / perSecond : 100),
                }
            )
        );

    /// <summary>Returns the participant if the message is within its size limit and the rate limits allow it, otherwise the refusal.</summary>
    private async Task<(AdmittedParticipant? Who, Refusal? Refusal)> AuthorizeAsync(Caller caller, IMessage message)
    {
        if (CheckSize(message) is { } tooBig)
        {
            return (null, tooBig);
        }
        var (who, refusal) = await AuthorizeAsync(caller);
        if (who is null)
        {
            return (null, refusal);
        }
        using var pace = _commands.AttemptAcquire(who);
        return pace.IsAcquired ? (who, null) : (null, Refusals.Limit(RefusalCode.TooFast, _limits.CommandsPerSecond));
    }

    private Refusal? CheckSize(IMessage message) =>
        message.CalculateSize() > _limits.MessageBytes
            ? Refusals.Limit(RefusalCode.MessageTooBig, _limits.MessageBytes)
            : null;

    private async Task<string> CreateAsync(Guid room, CancellationToken cancellationToken)
    {
        var number = BitConverter.ToUInt64(_seeds.Next()) | 1;
        while (true)
        {
            var code = RandomNumberGenerator.GetString(JoinCode.Alphabet, JoinCode.Length);
            if (await _log.CreateAsync(room, code, number, cancellationToken))
            {
                return code;
            }
        }
    }

    /// <summary>Returns null if it cannot be a host secret, and nothing if there is none.</summary>
    private static byte[]? HashHostSecret(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }
        var shown = new byte[Secrets.Size];
        var read = Base64Url.DecodeFromChars(text, shown, out var used, out var length);
        return read == OperationStatus.Done && used == text.Length && length == Secrets.Size
            ? SHA256.HashData(shown)
            : null;
    }

    private static byte[]? HashSecret(ByteString secret) =>
        secret.Length switch
        {
            0 => RandomNumberGenerator.GetBytes(Secrets.Size),
            Secrets.Size => secret.ToByteArray(),
            _ => null,
        };

    private bool IsOpeningKey(string shown) =>
        CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(shown)),
            SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(_options.OpeningKey))
        );

    private IRoomGrain Grain(Guid room) => _grains.GetGrain<IRoomGrain>(room);
}
