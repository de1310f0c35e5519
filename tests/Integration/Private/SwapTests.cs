using System.Text;
using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>
/// The same session twice, with two authors of equal presence swapped, seeds and clock fixed: everything that a third person can get is the same
/// to the byte. If it were not, it would tell who wrote what.
/// </summary>
public sealed class SwapTests
{
    private static int Seeds => Proofs.Number(commit: 50, night: 5_000);

    [Fact]
    public async Task Anon1_swapped_authors_leave_everything_that_others_get_the_same_to_the_byte()
    {
        await using var one = await TwinAsync();
        await using var other = await TwinAsync();
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.Equal(await SessionAsync(one, seed, swapped: false), await SessionAsync(other, seed, swapped: true));
        }
    }

    [Fact]
    public Task Anon1_a_planted_leak_of_the_author_is_found() => IsFound<LeakOfAuthor>();

    [Fact]
    public Task Anon1_a_planted_leak_by_order_is_found() => IsFound<LeakOfOrder>();

    private static async Task IsFound<TLeak>()
        where TLeak : class, IIncomingGrainCallFilter
    {
        await using var one = await TwinAsync(services => services.AddSingleton<IIncomingGrainCallFilter, TLeak>());
        await using var other = await TwinAsync(services => services.AddSingleton<IIncomingGrainCallFilter, TLeak>());
        Assert.NotEqual(await SessionAsync(one, 1, swapped: false), await SessionAsync(other, 1, swapped: true));
    }

    /// <summary>Two of them, with the same sessions, are the same to the byte: rooms of one seed have one id.</summary>
    private static Task<RunningServer> TwinAsync(Action<IServiceCollection>? more = null) =>
        RunningServer.StartAsync(services =>
        {
            services.AddSingleton<ISeeds, FixedSeeds>();
            services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, new StoppedClock());
            services.AddSingleton<IRoomLog>(_ => new MemoryRoomLog());
            more?.Invoke(services);
        });

    /// <summary>All that a third person got, as text.</summary>
    private static async Task<string> SessionAsync(RunningServer server, int seed, bool swapped)
    {
        ((FixedSeeds)server.Services.GetRequiredService<ISeeds>()).Start(seed);
        var (host, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        var third = await Guest.JoinAsync(server.Channel, code, "Third", seat: 3, author: 33);
        // Who they are stays; what they write with and what they write is swapped.
        var (ofAnn, ofBen) = swapped ? ((byte)52, (byte)51) : ((byte)51, (byte)52);
        var ann = await Guest.JoinAsync(server.Channel, code, "Ann", seat: 1, ofAnn);
        var ben = await Guest.JoinAsync(server.Channel, code, "Ben", seat: 2, ofBen, department: 2);
        var textOf = new Dictionary<byte, string>
        {
            [51] = "I stopped asking for dates.",
            [52] = "We double every estimate.",
        };
        using var watch = third.Watch();
        var seen = new Seen(watch);
        await seen.UntilAsync(item => item.Heartbeat is not null);
        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        var round = (await host.LookAsync()).State.Round;
        foreach (var person in new[] { third, ann, ben })
        {
            await person.TakePocketAsync(round);
        }
        var first = await ann.SpotAsync(round, textOf[ofAnn]);
        var second = await ben.SpotAsync(round, textOf[ofBen]);
        await third.SpotAsync(round, "I am the translator.");
        await host.DoAsync(new Command { Reveal = new Reveal { Round = round } });
        await host.MoveOnAsync(Stage.Spot, Stage.Debrief);
        // Both take one back, in an order that is the elephants', not the people's.
        foreach (var elephant in new[] { first, second }.Order())
        {
            var owner = elephant == first ? ann : ben;
            var withdraw = new Withdraw { Elephant = elephant, OwnerKey = owner.OwnerKey(elephant) };
            await owner.DoOwnAsync(new Command { Withdraw = withdraw });
        }
        await host.MoveOnAsync(Stage.Debrief, Stage.Close);
        var events = await third.TimelineAsync();
        var last = events.Items.Max(item => item.Event?.Sequence);
        await seen.UntilAsync(item => item.Event?.Sequence == last);
        var got = new StringBuilder();
        got.AppendLine(Convert.ToHexString(seen.Bytes));
        got.AppendLine(Convert.ToHexString(events.ToByteArray()));
        got.AppendLine(Convert.ToHexString((await third.CheckpointAsync()).ToByteArray()));
        got.AppendLine(string.Join(',', seen.Sizes));
        return got.ToString();
    }
}
