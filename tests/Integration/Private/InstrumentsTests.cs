using System.Diagnostics;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>What an operator can get, and that it is enough to see how the server is.</summary>
public sealed class InstrumentsTests
{
    private const string CallersTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly string[] Tags =
    [
        "elephantboard.refusal.code",
        "elephantboard.resync.reason",
        "elephantboard.room.batch.size",
    ];

    [Fact]
    public async Task Tele3_every_instrument_measures_and_no_tag_tells_who_or_where()
    {
        using var heard = new Overheard();
        await ActAsync();
        var ours = heard.Metrics.Where(line => line.StartsWith("elephantboard.", StringComparison.Ordinal)).ToList();
        string[] expected =
        [
            "elephantboard.client.queue.bytes",
            "elephantboard.commands",
            "elephantboard.connections",
            "elephantboard.refusals elephantboard.refusal.code=NoElephant",
            "elephantboard.resyncs elephantboard.resync.reason=Restored",
            "elephantboard.room.append.duration",
            "elephantboard.room.batch.size",
            "elephantboard.room.fanout.duration",
            "elephantboard.rooms.open",
        ];
        Assert.Empty(expected.Except(ours));
        var tags = ours.SelectMany(line => line.Split(' ').Skip(1)).Select(tag => tag.Split('=')[0]);
        Assert.Empty(tags.Except(Tags));
    }

    [Fact]
    public async Task Tele4_a_public_command_leaves_one_trace_that_its_caller_did_not_choose()
    {
        using var heard = new Overheard();
        await ActAsync();
        // What other tests' servers record goes on.
        var recorded = heard.Recorded.ToList();
        var ours = recorded.Where(activity => activity.Source.Name == "ElephantBoard.Server").ToList();
        var traces = ours.ToLookup(activity => activity.TraceId);
        Assert.Contains(
            traces,
            trace =>
                trace
                    .Select(activity => activity.OperationName["elephantboard.".Length..])
                    .Order()
                    .SequenceEqual(["command", "room.append", "room.batch", "room.publish"])
        );
        Assert.All(
            ours.Where(activity => activity.OperationName == "elephantboard.command"),
            command => Assert.Equal(default, command.ParentSpanId)
        );
        Assert.DoesNotContain(ours, activity => activity.TraceId.ToHexString() == CallersTrace);
        Assert.Empty(ours.SelectMany(activity => activity.TagObjects).Select(tag => tag.Key).Except(Tags));
        // Of the frameworks nothing is recorded.
        Assert.Empty(recorded.Except(ours).Select(activity => activity.OperationName));
    }

    private static async Task ActAsync()
    {
        await using var server = await RunningServer.StartAsync();
        await using var workshop = await Workshop.OpenAsync(server.Grpc, people: 1, elephants: 1);
        var headers = Workshop.Proof(workshop.Host);
        headers.Add("traceparent", $"00-{CallersTrace}-00f067aa0ba902b7-01");
        using var watch = workshop.Rooms.Watch(new WatchRequest { After = workshop.Last }, headers);
        await foreach (var frame in watch.ResponseStream.ReadAllAsync())
        {
            if (frame.Items.Any(item => item.Heartbeat is not null))
            {
                break;
            }
        }
        var id = new CommandId { Lane = 4_711, Counter = 1 };
        var move = new MoveElephant { Elephant = workshop.Elephants[0], X = 7 };
        Assert.Null((await workshop.Rooms.DoAsync(new Command { Id = id, MoveElephant = move }, headers)).Refusal);
        await foreach (var frame in watch.ResponseStream.ReadAllAsync())
        {
            if (frame.Items.Any(item => item.Event?.Moved is not null))
            {
                break;
            }
        }
        using var act = workshop.Rooms.Act(headers);
        for (var counter = 2u; counter < 5; counter++)
        {
            await act.RequestStream.WriteAsync(
                new Command
                {
                    Id = new CommandId { Lane = 4_711, Counter = counter },
                    MoveElephant = new MoveElephant { Elephant = move.Elephant, X = (int)counter },
                }
            );
        }
        await act.RequestStream.CompleteAsync();
        Assert.All(await act.ResponseStream.ReadAllAsync().ToListAsync(), answer => Assert.NotNull(answer.Accepted));
        var nowhere = new Command { MoveElephant = new MoveElephant { Elephant = 1 } };
        Assert.NotNull((await workshop.TryAsync(nowhere)).Refusal);
        using var restored = workshop.Rooms.Watch(
            new WatchRequest
            {
                After = new Place { Epoch = 1, Sequence = 1 },
            },
            headers
        );
        Assert.True(await restored.ResponseStream.MoveNext(default).Within("a resync"));
        Assert.NotNull(restored.ResponseStream.Current.Items[0].Resync);
    }
}
