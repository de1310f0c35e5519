using System.Security.Cryptography;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration;

public sealed class FirstRoomTests
{
    [Fact]
    public async Task Room1_a_workshop_is_held_and_outlives_its_server()
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        string code;
        string token;
        byte[] before;
        Place place;
        await using (var server = await RunningServer.StartAsync(folder: folder))
        {
            var rooms = new RoomService.RoomServiceClient(server.Channel);
            var opened = await rooms.OpenRoomAsync(
                new OpenRoomRequest
                {
                    Name = "Why deals slip",
                    Departments = { "Sales", "Engineering" },
                    Anonymous = true,
                    Facilitator = new Person { Name = "Facilitator", Department = 1 },
                }
            );
            Assert.Null(opened.Refusal);
            (code, token) = (opened.Opened.Code, opened.Opened.Token);
            var host = Headers(token);
            place = await Do(
                rooms,
                host,
                1,
                new Command
                {
                    GoToStage = new GoToStage { From = Stage.Gather, To = Stage.Spot },
                }
            );
            var round = (await Room(server, host, place)).Round;
            for (var person = 0; person < 3; person++)
            {
                var joined = await rooms.JoinAsync(
                    new JoinRequest
                    {
                        Code = code,
                        Person = new Person { Name = $"Person {person}", Department = 2 },
                    }
                );
                Assert.Null(joined.Refusal);
                var headers = Headers(joined.Joined.Token);
                var secret = RandomNumberGenerator.GetBytes(32);
                var key = ByteString.CopyFrom(Secrets.PocketKey(secret));
                Kept(await rooms.TakePocketAsync(new TakePocketRequest { Round = round, Key = key }, headers));
                var command = new PocketCommand
                {
                    Round = round,
                    Secret = ByteString.CopyFrom(secret),
                    Counter = 1,
                    Put = new PocketItem
                    {
                        Key = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(16)),
                        Draft = new DraftItem
                        {
                            Text = $"Elephant {person} 🐘",
                            Tag = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(32)),
                        },
                    },
                };
                Kept(await rooms.KeepAsync(command, headers));
            }
            place = await Do(rooms, host, 2, new Command { Reveal = new Reveal { Round = round } });
            place = await Do(
                rooms,
                host,
                3,
                new Command
                {
                    GoToStage = new GoToStage { From = Stage.Spot, To = Stage.Debrief },
                }
            );
            var state = await Room(server, host, place);
            Assert.Equal(3, state.Elephants.Count);
            var kickOut = new KickOut
            {
                Elephant = state.Elephants[0].Elephant,
                Kind = DecisionKind.Step,
                Wording = "Say tomorrow noon, and post it.",
            };
            place = await Do(rooms, host, 4, new Command { KickOut = kickOut });
            before = new Fingerprint().Of(CheckpointConverter.From(await Room(server, host, place), 0));
        }
        await using (var server = await RunningServer.StartAsync(folder: folder))
        {
            var rooms = new RoomService.RoomServiceClient(server.Channel);
            Assert.Equal(
                before,
                new Fingerprint().Of(CheckpointConverter.From(await Room(server, Headers(token), place), 0))
            );
            using var watch = rooms.Watch(new WatchRequest(), Headers(token));
            var events = new List<Event>();
            var texts = new HashSet<string>();
            while (events.Count < 9 && await watch.ResponseStream.MoveNext(CancellationToken.None))
            {
                events.AddRange(watch.ResponseStream.Current.Items.Select(item => item.Event).OfType<Event>());
                texts.UnionWith(watch.ResponseStream.Current.Items.Select(item => item.Wording?.Text).OfType<string>());
            }
            var room = events.Aggregate(Timeline.Room.Empty, Apply.Event);
            Assert.Equal(before, new Fingerprint().Of(room));
            Assert.Contains("Elephant 1 🐘", texts);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static Metadata Headers(string token) => new() { { "authorization", "Bearer " + token } };

    private static void Kept(Kept kept) => Assert.Null(kept.Refusal);

    private static async Task<Place> Do(
        RoomService.RoomServiceClient rooms,
        Metadata headers,
        uint counter,
        Command command
    )
    {
        command.Id = new CommandId { Lane = 7, Counter = counter };
        var answer = await rooms.DoAsync(command, headers);
        Assert.Null(answer.Refusal);
        return answer.Accepted;
    }

    private static async Task<RoomState> Room(RunningServer server, Metadata headers, Place at)
    {
        var timelines = new TimelineService.TimelineServiceClient(server.Channel);
        var response = await timelines.GetStateAtAsync(new GetStateAtRequest { Sequence = at.Sequence }, headers);
        using var compressed = new MemoryStream(response.Checkpoint.ToByteArray());
        await using var plain = new System.IO.Compression.BrotliStream(
            compressed,
            System.IO.Compression.CompressionMode.Decompress
        );
        return Checkpoint.Parser.ParseFrom(plain).State;
    }
}
