using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Entrances;

/// <summary>Where every entrance brings its callers: reads the token, keeps the pace, passes on, answers. Knows no transport.</summary>
internal sealed class Reception : IAsyncDisposable
{
    private readonly IGrainFactory _grains;
    private readonly IRoomLog _log;
    private readonly ISeeds _seeds;
    private readonly CodeGuesses _guesses;
    private readonly PublicLinks _links;
    private readonly ServerOptions _options;
    private readonly TrafficLimits _limits;
    private readonly PartitionedRateLimiter<ParticipantToken> _commands;
    private readonly PartitionedRateLimiter<ParticipantToken> _here;
    private readonly PartitionedRateLimiter<string> _rooms;

    public Reception(
        IGrainFactory grains,
        IRoomLog log,
        ISeeds seeds,
        CodeGuesses guesses,
        PublicLinks links,
        IOptions<ServerOptions> options,
        IOptions<TrafficLimits> limits
    )
    {
        (_grains, _log, _seeds, _guesses, _links) = (grains, log, seeds, guesses, links);
        (_options, _limits) = (options.Value, limits.Value);
        _commands = Pace(_limits.CommandsPerSecond, _limits.CommandBurst);
        _here = Pace(_limits.HerePerSecond, _limits.HerePerSecond);
        _rooms = PartitionedRateLimiter.Create<string, string>(address =>
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

    /// <param name="address">Whom to count the opened room against.</param>
    public async Task<OpenRoomResponse> OpenAsync(
        OpenRoomRequest request,
        string address,
        CancellationToken cancellationToken
    )
    {
        if (Fits(request) is { } tooBig)
        {
            return new OpenRoomResponse { Refusal = tooBig };
        }
        if (_options.OpeningKey.Length > 0 && !IsOpeningKey(request.Key))
        {
            return new OpenRoomResponse { Refusal = Refuse.With(RefusalCode.OpeningKey) };
        }
        using var pace = _rooms.AttemptAcquire(address);
        if (!pace.IsAcquired)
        {
            return new OpenRoomResponse { Refusal = Refuse.Limit(RefusalCode.TooFast, _limits.RoomsAtOnce) };
        }
        if (SecretOf(request.Secret) is not { } secret)
        {
            return new OpenRoomResponse { Refusal = Refuse.Malformed("secret") };
        }
        var room = new Guid(_seeds.Next().AsSpan(0, 16), bigEndian: true);
        string code;
        try
        {
            code = await CreateAsync(room, cancellationToken);
        }
        catch (LogFullException)
        {
            return new OpenRoomResponse { Refusal = Refuse.With(RefusalCode.DiskFull) };
        }
        var hostSecret = RandomNumberGenerator.GetBytes(Secrets.Size);
        var bytes = await Grain(room).Open(request.ToByteArray(), SHA256.HashData(secret), SHA256.HashData(hostSecret));
        var answer = Answer.Parser.ParseFrom(bytes);
        if (answer.Refusal is { } refusal)
        {
            return new OpenRoomResponse { Refusal = refusal };
        }
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
                Links = new V1.Links { Join = _links.Join(code), Host = _links.Host(code, hostText) },
            },
        };
    }

    public async Task<DescribeRoomResponse> DescribeAsync(
        string code,
        string address,
        CancellationToken cancellationToken
    )
    {
        var (room, refusal) = await FindAsync(code, address, cancellationToken);
        if (refusal is not null)
        {
            return new DescribeRoomResponse { Refusal = refusal };
        }
        var response = DescribeRoomResponse.Parser.ParseFrom(await Grain(room).Describe());
        if (response.Room is { } description)
        {
            description.Code = JoinCode.Read(code) ?? code;
            description.JoinLink = _links.Join(description.Code);
            description.GrpcPort = (uint)_links.GrpcPort;
            description.Limits.MessageBytes = (uint)_limits.MessageBytes;
        }
        return response;
    }

    public async Task<JoinResponse> JoinAsync(JoinRequest request, string address, CancellationToken cancellationToken)
    {
        if (Fits(request) is { } tooBig)
        {
            return new JoinResponse { Refusal = tooBig };
        }
        if (SecretOf(request.Secret) is not { } secret)
        {
            return new JoinResponse { Refusal = Refuse.Malformed("secret") };
        }
        var host = Array.Empty<byte>();
        if (request.HostSecret.Length > 0)
        {
            var shown = new byte[Secrets.Size];
            var read = Base64Url.DecodeFromChars(request.HostSecret, shown, out var used, out var length);
            if (read != OperationStatus.Done || used != request.HostSecret.Length || length != Secrets.Size)
            {
                return new JoinResponse { Refusal = Refuse.With(RefusalCode.Role) };
            }
            host = SHA256.HashData(shown);
        }
        var (room, refusal) = await FindAsync(request.Code, address, cancellationToken);
        if (refusal is not null)
        {
            return new JoinResponse { Refusal = refusal };
        }
        var bytes = await Grain(room).Join(request.ToByteArray(), SHA256.HashData(secret), host);
        var response = JoinResponse.Parser.ParseFrom(bytes);
        if (response.Joined is { } joined)
        {
            joined.Token = ParticipantToken.Make(room, joined.Participant, secret).Text;
        }
        return response;
    }

    public async Task<Answer> DoAsync(string? token, Command command)
    {
        var refusal = Known(token, out var who) ?? Fits(command) ?? KeepPace(who);
        return refusal is not null
            ? new Answer { Refusal = refusal }
            : Answer.Parser.ParseFrom(
                await Grain(who.Room).Do(who.Participant, who.Hash.ToArray(), command.ToByteArray())
            );
    }

    public async Task<Kept> TakePocketAsync(string? token, TakePocketRequest request)
    {
        var refusal = Known(token, out var who) ?? Fits(request) ?? KeepPace(who);
        return refusal is not null
            ? new Kept { Refusal = refusal }
            : Kept.Parser.ParseFrom(
                await Grain(who.Room).TakePocket(who.Participant, who.Hash.ToArray(), request.ToByteArray())
            );
    }

    /// <summary>Checks the token, then passes on only the pocket command: the room is not told who.</summary>
    public async Task<Kept> KeepAsync(string? token, PocketCommand command)
    {
        var refusal = Known(token, out var who) ?? Fits(command) ?? KeepPace(who) ?? await AdmitAsync(who);
        return refusal is not null
            ? new Kept { Refusal = refusal }
            : Kept.Parser.ParseFrom(await Grain(who.Room).Keep(command.ToByteArray()));
    }

    public async Task<ReadPocketResponse> ReadPocketAsync(string? token, ReadPocketRequest request)
    {
        var refusal = Known(token, out var who) ?? Fits(request) ?? KeepPace(who) ?? await AdmitAsync(who);
        var response = refusal is not null
            ? new ReadPocketResponse { Refusal = refusal }
            : ReadPocketResponse.Parser.ParseFrom(await Grain(who.Room).ReadPocket(request.ToByteArray()));
        return Padded(response);
    }

    public async Task HereAsync(string? token, HereRequest request)
    {
        if (Known(token, out var who) is not null)
        {
            return;
        }
        using var pace = _here.AttemptAcquire(who);
        if (pace.IsAcquired && await AdmitAsync(who) is null)
        {
            await Grain(who.Room).Here(who.Participant, request.ToByteArray());
        }
    }

    /// <summary>Null when the token is one of somebody who is in a room now.</summary>
    public async Task<(ParticipantToken Who, Refusal? Refusal)> EnterAsync(string? token)
    {
        var refusal = Known(token, out var who) ?? await AdmitAsync(who);
        return (who, refusal);
    }

    /// <summary>The room of a code, for who shows a token of it too.</summary>
    public async Task<(ParticipantToken Who, Refusal? Refusal)> EnterAsync(
        string? token,
        string code,
        string address,
        CancellationToken cancellationToken
    )
    {
        var (room, refusal) = await FindAsync(code, address, cancellationToken);
        if (refusal is not null)
        {
            return (default, refusal);
        }
        var (who, unknown) = await EnterAsync(token);
        return unknown is null && who.Room != room ? (default, Refuse.With(RefusalCode.Token)) : (who, unknown);
    }

    public async ValueTask DisposeAsync()
    {
        await _commands.DisposeAsync();
        await _here.DisposeAsync();
        await _rooms.DisposeAsync();
    }

    private static PartitionedRateLimiter<ParticipantToken> Pace(int perSecond, int burst) =>
        PartitionedRateLimiter.Create<ParticipantToken, (Guid, uint)>(who =>
            RateLimitPartition.GetTokenBucketLimiter(
                (who.Room, who.Participant),
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = burst,
                    TokensPerPeriod = Math.Max(1, perSecond / 10),
                    ReplenishmentPeriod = TimeSpan.FromMilliseconds(perSecond < 10 ? 1000.0 / perSecond : 100),
                }
            )
        );

    private static Refusal? Known(string? token, out ParticipantToken who) =>
        ParticipantToken.TryParse(token, out who) ? null : Refuse.With(RefusalCode.Token);

    private Refusal? Fits(IMessage message) =>
        message.CalculateSize() > _limits.MessageBytes
            ? Refuse.Limit(RefusalCode.MessageTooBig, _limits.MessageBytes)
            : null;

    private Refusal? KeepPace(ParticipantToken who)
    {
        using var pace = _commands.AttemptAcquire(who);
        return pace.IsAcquired ? null : Refuse.Limit(RefusalCode.TooFast, _limits.CommandsPerSecond);
    }

    private async Task<Refusal?> AdmitAsync(ParticipantToken who)
    {
        var refusal = Refusal.Parser.ParseFrom(await Grain(who.Room).Admit(who.Participant, who.Hash.ToArray()));
        return refusal.Code == RefusalCode.Unspecified ? null : refusal;
    }

    private async Task<(Guid Room, Refusal? Refusal)> FindAsync(
        string code,
        string address,
        CancellationToken cancellationToken
    ) =>
        await _guesses.FindAsync(
            address,
            () =>
                JoinCode.Read(code) is { } read
                    ? _log.FindAsync(read, cancellationToken)
                    : ValueTask.FromResult<Guid?>(null),
            cancellationToken
        );

    private async Task<string> CreateAsync(Guid room, CancellationToken cancellationToken)
    {
        var number = BitConverter.ToUInt64(_seeds.Next()) | 1;
        while (true)
        {
            var code = RandomNumberGenerator.GetString(JoinCode.Signs, JoinCode.Length);
            if (await _log.CreateAsync(room, code, number, cancellationToken))
            {
                return code;
            }
        }
    }

    private static byte[]? SecretOf(ByteString secret) =>
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

    /// <summary>To a power of four KiB, so that a size does not tell how much somebody wrote.</summary>
    private static ReadPocketResponse Padded(ReadPocketResponse response)
    {
        const int overhead = 6;
        var size = response.CalculateSize() + overhead;
        var padded = 1024;
        while (padded < size)
        {
            padded *= 4;
        }
        response.Padding = ByteString.CopyFrom(new byte[padded - size]);
        return response;
    }

    private IRoomGrain Grain(Guid room) => _grains.GetGrain<IRoomGrain>(room);
}
