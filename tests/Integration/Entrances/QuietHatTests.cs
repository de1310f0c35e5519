using ElephantBoard.Host.Rooms;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>What others can see while an anonymous room writes: no pointer of theirs, and of the hat what was true a while ago.</summary>
public sealed class QuietHatTests
{
    [Fact]
    public async Task Enter6_before_the_first_pour_and_while_spotting_only_those_who_lead_point_in_an_anonymous_room()
    {
        await using var server = await RunningServer.StartAsync();
        var (host, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        var guests = await JoinAsync(server, code);
        using var watch = host.Watch();
        var items = watch.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items).GetAsyncEnumerator();
        await Until(items, item => item.Heartbeat is not null);

        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        Assert.Equal([1u], await PointersAsync(server, items, host, guests));
        // The stage has changed, and everyone still writes.
        await host.MoveOnAsync(Stage.Spot, Stage.Debrief);
        Assert.Equal([1u], await PointersAsync(server, items, host, guests));
        await host.MoveOnAsync(Stage.Debrief, Stage.Spot);
        var round = (await host.LookAsync()).State.Round;
        foreach (var guest in guests)
        {
            await guest.TakePocketAsync(round);
            await guest.SpotAsync(round, "An elephant");
        }
        await host.DoAsync(new Command { Reveal = new Reveal { Round = round } });
        Assert.Equal([1u], await PointersAsync(server, items, host, guests));
        await host.MoveOnAsync(Stage.Spot, Stage.Debrief);
        Assert.Equal([1u, 2u, 3u, 4u], await PointersAsync(server, items, host, guests));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter6_while_a_question_is_open_nobody_points(bool anonymous)
    {
        await using var server = await RunningServer.StartAsync();
        var (host, code) = await Guest.OpenAsync(server.Channel, anonymous);
        var guests = await JoinAsync(server, code);
        await host.MoveOnAsync(Stage.Gather, Stage.Debrief);
        using var watch = host.Watch();
        var items = watch.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items).GetAsyncEnumerator();
        await Until(items, item => item.Heartbeat is not null);
        await host.DoAsync(new Command { AskQuestion = new() { YesNo = new() { Sentence = YesNoSentence.MoreTime } } });
        ulong round = 0;
        await Until(items, item => (round = item.Event?.QuestionAsked?.Round ?? 0) != 0);

        var rooms = new RoomService.RoomServiceClient(server.Channel);
        foreach (var guest in guests.Append(host))
        {
            await rooms.HereAsync(new HereRequest { X = 5 }, guest.Headers);
        }
        var answer = new PocketItem
        {
            Key = PocketItems.AnswerKey,
            Version = 1,
            Answer = new() { YesNo = new() { Answer = YesNo.Yes } },
        };
        await guests[0].TakePocketAsync(round);
        Assert.Null((await guests[0].KeepAsync(round, new PocketCommand { Put = answer })).Refusal);
        var seen = new List<uint>();
        // The number comes a second later: long after a pointer would have.
        await Until(
            items,
            item =>
            {
                if (item.Here is { } here)
                {
                    seen.Add(here.Participant);
                }
                return item.Live?.Answered?.Done == 1;
            }
        );
        Assert.Empty(seen);
    }

    [Fact]
    public async Task Enter7_the_hats_step_is_told_at_fixed_times_as_it_was_one_interval_earlier()
    {
        var clock = new HandClock();
        await using var server = await RunningServer.StartAsync(services =>
            services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, clock)
        );
        var (host, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        var guests = await JoinAsync(server, code);
        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        var round = (await host.LookAsync()).State.Round;
        using var watch = host.Watch();
        var items = watch.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items).GetAsyncEnumerator();
        await Until(items, item => item.Heartbeat is not null);
        // Long after the round opened, so that any pause is over. The room takes the empty hat of minute 10 down.
        clock.Pass(TimeSpan.FromSeconds(610));
        Assert.Empty(await HatsAsync(items, clock.IsReached));
        foreach (var guest in guests)
        {
            await guest.TakePocketAsync(round);
            await guest.SpotAsync(round, "An elephant");
        }
        await host.MoveOnAsync(Stage.Spot, Stage.Debrief);
        Assert.Empty(await HatsAsync(items, item => item.Event?.StageChanged is not null));
        Assert.Empty(await HatsAsync(items, item => item.Heartbeat is not null));
        Assert.Empty(await GreetedAsync(host));

        // Minute 11: what was true at minute 10.
        clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Empty(await HatsAsync(items, clock.IsReached));
        Assert.Empty(await GreetedAsync(host));
        // Minute 12: what was true at minute 11.
        clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal([3u], await HatsAsync(items, clock.IsReached));
        Assert.Equal([3u], await GreetedAsync(host));

        // A pour is public, and so is that the next hat is empty.
        await host.MoveOnAsync(Stage.Debrief, Stage.Spot);
        await host.DoAsync(new Command { Reveal = new Reveal { Round = round } });
        await Until(items, item => item.Live is { Hat: 0 });
    }

    [Fact]
    public async Task Enter7_a_room_that_is_read_again_tells_nothing_of_the_hat_before_its_time()
    {
        var clock = new HandClock();
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        try
        {
            Guest host;
            await using (var server = await StartAsync(clock, folder))
            {
                (host, var code) = await Guest.OpenAsync(server.Channel, anonymous: true);
                var guests = await JoinAsync(server, code);
                await host.MoveOnAsync(Stage.Gather, Stage.Spot);
                var round = (await host.LookAsync()).State.Round;
                foreach (var guest in guests)
                {
                    await guest.TakePocketAsync(round);
                    await guest.SpotAsync(round, "An elephant");
                }
            }
            await using var again = await StartAsync(clock, folder);
            Assert.Empty(await GreetedAsync(host.At(again.Channel)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<RunningServer> StartAsync(HandClock clock, string folder) =>
        RunningServer.StartAsync(services => services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, clock), folder);

    private static async Task<List<Guest>> JoinAsync(RunningServer server, string code)
    {
        var guests = new List<Guest>();
        for (byte seat = 1; seat <= 3; seat++)
        {
            guests.Add(await Guest.JoinAsync(server.Channel, code, $"Guest {seat}", seat, author: seat));
        }
        return guests;
    }

    /// <summary>Whose pointers are shown when everybody points, the host last.</summary>
    private static async Task<List<uint>> PointersAsync(
        RunningServer server,
        IAsyncEnumerator<Item> items,
        Guest host,
        List<Guest> guests
    )
    {
        var rooms = new RoomService.RoomServiceClient(server.Channel);
        foreach (var guest in guests.Append(host))
        {
            await rooms.HereAsync(new HereRequest { X = 5 }, guest.Headers);
        }
        var seen = new List<uint>();
        await Until(
            items,
            item =>
            {
                if (item.Here is { } here)
                {
                    seen.Add(here.Participant);
                }
                return item.Here?.Participant == 1;
            }
        );
        return [.. seen.Order()];
    }

    /// <summary>Steps above nothing that are told up to an item, that one included.</summary>
    private static async Task<List<uint>> HatsAsync(IAsyncEnumerator<Item> items, Func<Item, bool> reached)
    {
        var told = new List<uint>();
        await Until(
            items,
            item =>
            {
                if (item.Live is { Hat: > 0 } live)
                {
                    told.Add(live.Hat);
                }
                return reached(item);
            }
        );
        return told;
    }

    /// <summary>Returns what a new watcher receives about the hat.</summary>
    private static async Task<List<uint>> GreetedAsync(Guest guest)
    {
        using var watch = guest.Watch();
        var items = watch.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items).GetAsyncEnumerator();
        return await HatsAsync(items, item => item.Heartbeat is not null);
    }

    private static async Task Until(IAsyncEnumerator<Item> items, Func<Item, bool> reached)
    {
        while (await items.MoveNextAsync().AsTask().Within("the next item"))
        {
            if (reached(items.Current))
            {
                return;
            }
        }
        Assert.Fail("The stream ended.");
    }

    /// <summary>The wall clock is moved by hand; timers run.</summary>
    private sealed class HandClock : TimeProvider
    {
        private long _now = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

        public void Pass(TimeSpan time) => Interlocked.Add(ref _now, (long)time.TotalMilliseconds);

        /// <summary>Whether it is a heartbeat that began after the clock was moved last.</summary>
        public bool IsReached(Item item) => item.Heartbeat?.Time >= Interlocked.Read(ref _now);

        public override DateTimeOffset GetUtcNow() =>
            DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref _now));
    }
}
