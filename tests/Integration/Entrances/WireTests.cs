using System.Security.Cryptography;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>Bytes on the wire of every private call, up and down, over both entrances.</summary>
public sealed class WireTests
{
    // What the hub says around a message: the method, the call's number, the token.
    private const int MaxAround = 300;

    // Length and compression of a gRPC message.
    private const int GrpcAround = 5;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter9_private_calls_have_few_sizes_on_the_wire_whatever_they_say(bool overGrpc)
    {
        await using var server = await RunningServer.StartAsync();
        await using var wire = new Recorder(overGrpc ? server.Grpc : server.Http);
        await using IEntrance entrance = overGrpc ? new GrpcEntrance(wire.Address) : new HubEntrance(wire.Address);
        await using var direct = new GrpcEntrance(server.Grpc);
        var membership = await People.OpenAsync(direct, anonymous: true);
        await direct.DoAsync(
            membership,
            new Command
            {
                Id = new CommandId { Lane = 7, Counter = 1 },
                GoToStage = new GoToStage { From = Stage.Gather, To = Stage.Spot },
            },
            default
        );
        var round = (await direct.GetCheckpointAsync(membership, default)).Checkpoint!.State.Round;
        var secret = RandomNumberGenerator.GetBytes(Secrets.Size);
        var reading = new ReadPocketRequest { Round = round, Secret = secret.ToBytes() };
        var taking = new TakePocketRequest { Round = round, Key = Secrets.PocketKey(secret).ToBytes() };
        var counter = 0u;
        // Opens the connection, and brings the hub's numbers of calls to two digits.
        for (var call = 0; call < 10; call++)
        {
            Assert.NotNull((await entrance.ReadPocketAsync(membership, reading, default)).Refusal);
        }

        var take = await MeasureAsync(async () =>
            Assert.Null((await entrance.TakePocketAsync(membership, taking, default)).Refusal)
        );
        var empty = await MeasureAsync(ReadAsync);
        var puts = new List<(int Up, int Down)>();
        foreach (var length in new[] { 1, 2, 3, 4, 5, 100, 101, 102, 103 })
        {
            puts.Add(await MeasureAsync(() => KeepAsync(Put(new string('x', length)))));
        }
        var small = await MeasureAsync(ReadAsync);
        var refused = await MeasureAsync(() => KeepAsync(Put(new string('x', 2_500)), RefusalCode.TextTooLong));
        var tooLong = await MeasureAsync(() => KeepAsync(Put(new string('x', 2_600)), RefusalCode.TextTooLong));
        var remove = await MeasureAsync(() => KeepAsync(Remove()));
        var large = await MeasureAsync(() => KeepAsync(Put(new string('é', 1_900))));
        var much = await MeasureAsync(ReadAsync);
        var more = await MeasureAsync(() => KeepAsync(Put(new string('é', 1_700))));
        var muchMore = await MeasureAsync(ReadAsync);

        // One size a step, in each direction; what the hub writes around it is the same for every call of a method.
        Assert.Single(puts.Append(remove).Distinct());
        Assert.Equal(puts[0].Down, take.Down);
        Assert.Equal(puts[0].Down, refused.Down);
        Assert.Equal(refused, tooLong);
        Assert.Equal(empty, small);
        Assert.Equal(much, muchMore);
        Assert.Equal(large, more);
        (int Bytes, int Size)[] sizes =
        [
            (take.Up, 1024),
            (empty.Up, 1024),
            (empty.Down, 1024),
            (puts[0].Up, 1024),
            (puts[0].Down, 1024),
            (large.Up, 4096),
            (much.Down, 4096),
        ];
        Assert.All(
            sizes,
            size =>
                Assert.InRange(
                    size.Bytes,
                    size.Size + (overGrpc ? GrpcAround : 0),
                    size.Size + (overGrpc ? GrpcAround : MaxAround)
                )
        );

        async Task<(int Up, int Down)> MeasureAsync(Func<Task> act)
        {
            var before = overGrpc ? wire.Http2Data() : wire.WebSocketData();
            await act();
            var after = overGrpc ? wire.Http2Data() : wire.WebSocketData();
            return (after.Up - before.Up, after.Down - before.Down);
        }

        async Task ReadAsync() => Assert.Null((await entrance.ReadPocketAsync(membership, reading, default)).Refusal);

        async Task KeepAsync(PocketCommand command, RefusalCode? code = null)
        {
            command.Round = round;
            command.Secret = secret.ToBytes();
            command.Counter = counter + 1;
            var refusal = (await entrance.KeepAsync(membership, command, default)).Refusal;
            Assert.Equal(code, refusal?.Code);
            counter += refusal is null ? 1u : 0;
        }
    }

    private static PocketCommand Put(string text) =>
        new()
        {
            Put = new PocketItem
            {
                Key = new byte[Secrets.DraftSize].ToBytes(),
                Version = ulong.MaxValue,
                Draft = new DraftItem { Tag = new byte[32].ToBytes(), Text = text },
            },
        };

    private static PocketCommand Remove() =>
        new() { Remove = new RemoveItem { Key = new byte[Secrets.DraftSize].ToBytes() } };
}
