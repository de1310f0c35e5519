using System.IO.Compression;
using System.Security.Cryptography;
using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>A room with people and elephants on the floor, in the stage "debrief", made and read over a gRPC entrance that nothing disturbs.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly GrpcChannel _channel;

    private Workshop(Uri grpc)
    {
        _channel = GrpcChannel.ForAddress(grpc, new GrpcChannelOptions { MaxReceiveMessageSize = null });
        Rooms = new(_channel);
        Timelines = new(_channel);
    }

    public RoomService.RoomServiceClient Rooms { get; }
    public TimelineService.TimelineServiceClient Timelines { get; }

    /// <summary>The host, then the others.</summary>
    public List<Membership> People { get; } = [];

    /// <summary>Ids of the elephants, all written by the host.</summary>
    public List<ulong> Elephants { get; } = [];
    public SeatKeys HostKeys { get; } = SeatKeys.Make();

    /// <summary>Where the last act that was accepted here put the room.</summary>
    public Place Last { get; private set; } = new();
    public Membership Host => People[0];

    /// <summary>Everyone who joins with it is host.</summary>
    public Uri HostLink { get; private set; } = new("http://localhost");
    public string Code => Host.Code;

    /// <param name="people">Beside the host.</param>
    public static async Task<Workshop> OpenAsync(Uri grpc, int people, int elephants, string text = "Elephant {0} 🐘")
    {
        var workshop = new Workshop(grpc);
        await workshop.OpenAsync(elephants, text);
        for (var person = 1; person <= people; person++)
        {
            workshop.People.Add(await workshop.JoinAsync($"Person {person}"));
        }
        return workshop;
    }

    /// <summary>The same room on a server that was started again.</summary>
    public Workshop At(Uri grpc)
    {
        var moved = new Workshop(grpc);
        moved.People.AddRange(People);
        moved.Elephants.AddRange(Elephants);
        moved.Last = Last;
        return moved;
    }

    public static Metadata Proof(Membership membership) => new() { { "authorization", "Bearer " + membership.Token } };

    public async Task<Membership> JoinAsync(string name, Role role = Role.Participant)
    {
        var person = new Person { Name = name, Department = role == Role.Participant ? 2u : 0 };
        var joined = await Rooms.JoinAsync(
            new JoinRequest
            {
                Code = Code,
                Person = person,
                Role = role,
            }
        );
        Assert.Null(joined.Refusal);
        Last = joined.Joined.Place.Sequence > Last.Sequence ? joined.Joined.Place : Last;
        return Membership.From(Code, joined.Joined);
    }

    /// <summary>Does one act in a lane of its own; it must be accepted.</summary>
    public async Task<Place> DoAsync(Command act, Membership? by = null)
    {
        var answer = await TryAsync(act, by);
        Assert.Null(answer.Refusal);
        lock (People)
        {
            Last = answer.Accepted.Sequence > Last.Sequence ? answer.Accepted : Last;
        }
        return answer.Accepted;
    }

    public async Task<Answer> TryAsync(Command act, Membership? by = null)
    {
        act.Id ??= NewId();
        return await Rooms.DoAsync(act, Proof(by ?? Host));
    }

    public static CommandId NewId() =>
        new() { Lane = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8)) | 1, Counter = 1 };

    /// <summary>Every event of the room, as TimelineService tells them.</summary>
    public async Task<List<Event>> EventsAsync(uint after = 0, uint to = 0)
    {
        var events = new List<Event>();
        using var call = Timelines.ListEvents(new ListEventsRequest { After = after, To = to }, Proof(Host));
        await foreach (var frame in call.ResponseStream.ReadAllAsync())
        {
            events.AddRange(frame.Items.Select(item => item.Event).OfType<Event>());
        }
        return events;
    }

    public async Task<Checkpoint> StateAtAsync(uint sequence) =>
        Unpack(await Timelines.GetStateAtAsync(new GetStateAtRequest { Sequence = sequence }, Proof(Host)));

    /// <summary>The room after the last act that was accepted here.</summary>
    public async Task<RoomState> NowAsync() => (await StateAtAsync(Last.Sequence)).State;

    /// <summary>The room at most a second or 500 events ago.</summary>
    public async Task<Checkpoint> CheckpointAsync() =>
        Unpack(await Rooms.GetCheckpointAsync(new GetCheckpointRequest(), Proof(Host)));

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Checkpoint Unpack(GetCheckpointResponse response)
    {
        Assert.Null(response.Refusal);
        using var compressed = new MemoryStream(response.Checkpoint.ToByteArray());
        using var plain = new BrotliStream(compressed, CompressionMode.Decompress);
        return Checkpoint.Parser.ParseFrom(plain);
    }

    private async Task OpenAsync(int elephants, string text)
    {
        var opened = await Rooms.OpenRoomAsync(
            new OpenRoomRequest
            {
                Name = "Why deals slip",
                Departments = { "Sales", "Engineering" },
                Facilitator = new Person { Name = "Facilitator", Department = 1 },
            }
        );
        Assert.Null(opened.Refusal);
        People.Add(Membership.From(opened.Opened));
        HostLink = new(opened.Opened.Links.Host);
        await GoAsync(Stage.Gather, Stage.Spot);
        if (elephants > 0)
        {
            await PourAsync(elephants, text);
        }
        await GoAsync(Stage.Spot, Stage.Debrief);
    }

    private async Task PourAsync(int elephants, string text)
    {
        var round = (await NowAsync()).Round;
        var secret = Secrets.PocketSecret(HostKeys.PocketMaster.Span, Host.Room.Span, round);
        var taking = new TakePocketRequest { Round = round, Key = ByteString.CopyFrom(Secrets.PocketKey(secret)) };
        Assert.Null((await Rooms.TakePocketAsync(taking, Proof(Host))).Refusal);
        for (var number = 1; number <= elephants; number++)
        {
            var draft = RandomNumberGenerator.GetBytes(Secrets.DraftSize);
            var id = Secrets.ElephantOf(draft);
            var tag = Secrets.Tag(Secrets.OwnerKey(HostKeys.AuthorSecret.Span, id));
            var keeping = new PocketCommand
            {
                Round = round,
                Secret = ByteString.CopyFrom(secret),
                Counter = (uint)number,
                Put = new PocketItem
                {
                    Key = ByteString.CopyFrom(draft),
                    Draft = new DraftItem { Text = string.Format(null, text, number), Tag = ByteString.CopyFrom(tag) },
                },
            };
            Assert.Null((await Rooms.KeepAsync(keeping, Proof(Host))).Refusal);
            Elephants.Add(id);
        }
        await DoAsync(new Command { Reveal = new Reveal { Round = round } });
    }

    private Task<Place> GoAsync(Stage from, Stage to) =>
        DoAsync(
            new Command
            {
                GoToStage = new GoToStage { From = from, To = to },
            }
        );
}
