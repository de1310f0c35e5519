using System.IO.Compression;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>Somebody at the gRPC entrance whose every secret a test chooses, so that a session can be repeated bit for bit.</summary>
/// <param name="author">Seed of the author secret, the pocket master and the drafts' ids: who writes.</param>
internal sealed class Guest(ChannelBase channel, string token, ByteString room, byte author)
{
    private readonly RoomService.RoomServiceClient _rooms = new(channel);
    private readonly TimelineService.TimelineServiceClient _timelines = new(channel);
    private readonly byte[] _authorSecret = Fill(author, 1);
    private readonly byte[] _pocketMaster = Fill(author, 2);
    private uint _counter;
    private uint _ownLanes;
    private uint _pocketCounter;
    private byte _drafts;

    public string Token => token;
    public ByteString Room => room;
    public Metadata Headers { get; } = new() { { "authorization", "Bearer " + token } };
    public Place Place { get; private set; } = new();

    public static byte[] Fill(byte a, byte b) => [.. Enumerable.Repeat((byte)0, 30), a, b];

    public byte[] AuthorSecret => _authorSecret;
    public byte[] PocketMaster => _pocketMaster;

    /// <summary>Opens a room and is its host.</summary>
    public static async Task<(Guest Host, string Code)> OpenAsync(ChannelBase channel, bool anonymous)
    {
        var opened = await new RoomService.RoomServiceClient(channel).OpenRoomAsync(
            new OpenRoomRequest
            {
                Name = "Why technical deals slip",
                Concern = "Win one technical deal in three, not one in five.",
                Departments = { "Sales", "Engineering", "Sales engineering" },
                Anonymous = anonymous,
                Facilitator = new Person { Name = "Facilitator", Department = 1 },
                Secret = ByteString.CopyFrom(Fill(200, 0)),
            }
        );
        Assert.Null(opened.Refusal);
        return (new Guest(channel, opened.Opened.Token, opened.Opened.Room, 200), opened.Opened.Code);
    }

    /// <param name="seat">Seed of the token's secret: who they are to the room.</param>
    /// <param name="author">Seed of everything that their writing comes from.</param>
    public static async Task<Guest> JoinAsync(
        ChannelBase channel,
        string code,
        string name,
        byte seat,
        byte author,
        uint department = 1,
        Role role = Role.Participant
    )
    {
        var joined = await new RoomService.RoomServiceClient(channel).JoinAsync(
            new JoinRequest
            {
                Code = code,
                Role = role,
                Person = new Person { Name = name, Department = department },
                Secret = ByteString.CopyFrom(Fill(seat, 0)),
            }
        );
        Assert.Null(joined.Refusal);
        return new Guest(channel, joined.Joined.Token, joined.Joined.Room, author);
    }

    /// <summary>The same person at a server that was started again.</summary>
    public Guest At(ChannelBase other) => new(other, token, room, author);

    public async Task<Answer> TryAsync(Command command)
    {
        command.Id ??= new CommandId { Lane = token.GetStableHash(), Counter = ++_counter };
        return await _rooms.DoAsync(command, Headers);
    }

    public async Task DoAsync(Command command)
    {
        var answer = await TryAsync(command);
        Assert.Null(answer.Refusal);
        Place = answer.Accepted;
    }

    /// <summary>An act that proves an owner key, in a lane of its own.</summary>
    public Task DoOwnAsync(Command command)
    {
        command.Id = new CommandId { Lane = (ulong)(author * 1000) + ++_ownLanes + 1_000_000, Counter = 0 };
        return DoAsync(command);
    }

    public ByteString OwnerKey(ulong elephant) => ByteString.CopyFrom(Secrets.OwnerKey(_authorSecret, elephant));

    public byte[] PocketSecret(ulong round) => Secrets.PocketSecret(_pocketMaster, room.Span, round);

    public async Task TakePocketAsync(ulong round)
    {
        _pocketCounter = 0;
        var key = ByteString.CopyFrom(Secrets.PocketKey(PocketSecret(round)));
        Assert.Null(
            (await _rooms.TakePocketAsync(new TakePocketRequest { Round = round, Key = key }, Headers)).Refusal
        );
    }

    /// <summary>Writes an elephant into the hat; the answer is its id.</summary>
    public async Task<ulong> SpotAsync(ulong round, string text)
    {
        var draft = Fill(author, (byte)(100 + _drafts++))[..32][16..];
        var id = Secrets.ElephantOf(draft);
        var tag = Secrets.Tag(Secrets.OwnerKey(_authorSecret, id));
        var kept = await KeepAsync(
            round,
            new PocketCommand
            {
                Put = new PocketItem
                {
                    Key = ByteString.CopyFrom(draft),
                    Version = _drafts,
                    Draft = new DraftItem { Text = text, Tag = ByteString.CopyFrom(tag) },
                },
            }
        );
        Assert.Null(kept.Refusal);
        return id;
    }

    public async Task<Kept> KeepAsync(ulong round, PocketCommand command)
    {
        command.Round = round;
        command.Secret = ByteString.CopyFrom(PocketSecret(round));
        command.Counter = _pocketCounter + 1;
        var kept = await _rooms.KeepAsync(command, Headers);
        _pocketCounter += kept.Refusal is null ? 1u : 0;
        return kept;
    }

    public Task MoveOnAsync(Stage from, Stage to) =>
        DoAsync(
            new Command
            {
                GoToStage = new GoToStage { From = from, To = to },
            }
        );

    /// <summary>The room where this person's last command put it.</summary>
    public async Task<Checkpoint> LookAsync()
    {
        var request = new GetStateAtRequest { Sequence = Place.Sequence };
        return Unpack(await _timelines.GetStateAtAsync(request, Headers));
    }

    public async Task<Checkpoint> CheckpointAsync() =>
        Unpack(await _rooms.GetCheckpointAsync(new GetCheckpointRequest(), Headers));

    /// <summary>Every event from the start, with the wordings that come along.</summary>
    public async Task<Frame> TimelineAsync()
    {
        var all = new Frame();
        using var call = _timelines.ListEvents(new ListEventsRequest(), Headers);
        await foreach (var frame in call.ResponseStream.ReadAllAsync())
        {
            all.MergeFrom(frame);
        }
        return all;
    }

    public AsyncServerStreamingCall<Frame> Watch(Place? after = null) =>
        _rooms.Watch(new WatchRequest { After = after }, Headers);

    private static Checkpoint Unpack(GetCheckpointResponse response)
    {
        Assert.Null(response.Refusal);
        using var compressed = new MemoryStream(response.Checkpoint.ToByteArray());
        using var plain = new BrotliStream(compressed, CompressionMode.Decompress);
        return Checkpoint.Parser.ParseFrom(plain);
    }
}

internal static class StableHash
{
    /// <summary>The same number for the same text in every run.</summary>
    public static ulong GetStableHash(this string text) =>
        BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
