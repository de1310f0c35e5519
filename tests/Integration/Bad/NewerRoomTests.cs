using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class NewerRoomTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Bad27_a_room_that_a_newer_build_wrote_is_not_opened_and_the_others_are()
    {
        Workshop newer;
        Workshop plain;
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            newer = await Workshop.OpenAsync(server.Grpc, 0, 1);
            plain = await Workshop.OpenAsync(server.Grpc, 0, 1);
            await newer.DisposeAsync();
            await plain.DisposeAsync();
        }
        var id = new Guid(newer.Host.Room.Span, bigEndian: true);
        var written = await AppendAsync(id);
        await using (var server = await RunningServer.StartAsync(folder: _folder))
        {
            server.Expect("needs reader version 99");
            await using var hub = await RawHub.ConnectAsync(server.Http);
            await using var closed = newer.At(server.Grpc);
            await using var open = plain.At(server.Grpc);
            var move = new Command
            {
                MoveElephant = new MoveElephant { Elephant = newer.Elephants[0], X = 1 },
            };
            for (var times = 0; times < 3; times++)
            {
                Refusals.Says(RefusalCode.RoomUnreadable, (await closed.TryAsync(move)).Refusal);
                Refusals.Says(RefusalCode.RoomUnreadable, (await hub.DoAsync(newer.Host.Token, move)).Refusal);
            }
            var describing = new DescribeRoomRequest { Code = newer.Code };
            Refusals.Says(RefusalCode.RoomUnreadable, (await closed.Rooms.DescribeRoomAsync(describing)).Refusal);
            using var watch = closed.Rooms.Watch(new WatchRequest(), Workshop.Proof(newer.Host));
            Assert.True(await watch.ResponseStream.MoveNext(default).Within("a bye"));
            Refusals.Says(RefusalCode.RoomUnreadable, watch.ResponseStream.Current.Items[0].Bye.Refusal);
            var joining = new JoinRequest
            {
                Code = newer.Code,
                Person = new Person { Name = "A", Department = 1 },
            };
            Refusals.Says(RefusalCode.RoomUnreadable, (await closed.Rooms.JoinAsync(joining)).Refusal);
            await open.DoAsync(
                new Command
                {
                    MoveElephant = new MoveElephant { Elephant = plain.Elephants[0], X = 1 },
                }
            );
        }
        // Nothing was changed.
        await using var log = await OpenLogAsync();
        Assert.Equal(written, (await log.ReadRoomAsync(id, default))!.Head);
    }

    /// <summary>Puts an event behind the room's last one, as a build of the future would.</summary>
    private async Task<Head> AppendAsync(Guid room)
    {
        await using var log = await OpenLogAsync();
        var head = (await log.ReadRoomAsync(room, default))!.Head;
        var future = new Event
        {
            Sequence = head.Sequence + 1,
            Reader = 99,
            StageChanged = new StageChanged { From = Stage.Debrief, To = Stage.Weigh },
        };
        var commit = new Commit
        {
            Room = room,
            Expected = head,
            Events = 1,
            Batch = new BatchRecord { Events = { future } }.ToByteArray(),
        };
        Assert.Equal(AppendOutcome.Written, await log.AppendAsync(commit, default));
        return (await log.ReadRoomAsync(room, default))!.Head;
    }

    private async Task<SqliteRoomLog> OpenLogAsync() =>
        await SqliteRoomLog.OpenAsync(
            new SqliteLogOptions { DataFolder = Path.Combine(_folder, "rooms") },
            TimeProvider.System,
            default
        );
}
