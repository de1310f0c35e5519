using System.Net;
using ElephantBoard.Host;
using ElephantBoard.Host.Keys;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.V1;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class CodeTests
{
    [Fact]
    public async Task Bad1_a_code_is_right_in_either_case_with_dashes_and_blanks_and_look_alike_letters()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 0);
        var code = room.Code;
        string[] typed =
        [
            code,
            code.ToLowerInvariant(),
            code[..5] + "-" + code[5..],
            $" {code[..5]} {code[5..]} ",
            code.Replace('0', 'o').Replace('1', 'l'),
        ];
        foreach (var way in typed)
        {
            var described = await room.Rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = way });
            Assert.Null(described.Refusal);
            Assert.Equal(code, described.Room.Code);
        }
    }

    [Fact]
    public async Task Bad2_unknown_and_impossible_codes_are_answered_in_one_sentence()
    {
        await using var server = await RunningServer.StartAsync(
            settings: ("ElephantBoard:Limits:WrongCodesAtOnce", "6")
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 0);
        string[] wrong =
        [
            "0000000000",
            "ZZZZZ-ZZZZZ",
            "",
            "U",
            "💥",
            new('A', 5000),
            "12345678901",
            "../../etc",
            "%00",
            "AAAAAAAAAA",
        ];
        var sentences = new HashSet<string>();
        foreach (var code in wrong)
        {
            var refusal = (await room.Rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = code })).Refusal;
            Refusals.Says(RefusalCode.NoRoom, refusal);
            sentences.Add(refusal.Sentence);
        }
        Assert.Single(sentences);
        // The right code is among them.
        var right = await room.Rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = room.Code });
        Assert.Null(right.Refusal);
        var after = (await room.Rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = wrong[0] })).Refusal;
        Refusals.Says(RefusalCode.NoRoom, after);
        // Who is in the room already is not kept waiting.
        Assert.Equal(Stage.Debrief, (await room.NowAsync()).Stage);
    }

    [Fact]
    public async Task Bad2_after_too_many_wrong_codes_the_next_ones_wait_for_a_try()
    {
        const int queue = 10;
        var limits = new TrafficLimits();
        await using var throttle = new JoinCodeThrottle(Options.Create(limits), TimeSpan.FromDays(1));
        using var end = new CancellationTokenSource();
        for (var tries = 0; tries < limits.WrongCodesAtOnce; tries++)
        {
            Assert.Equal(RefusalCode.NoRoom, (await TryAsync()).Refusal?.Code);
        }

        // No try comes back: all wait, until one more than fits into the queue is refused.
        var waiting = Enumerable.Range(0, queue + 1).Select(_ => TryAsync()).ToList();
        var refused = await Task.WhenAny(waiting);
        Assert.Equal(RefusalCode.TooManyTries, (await refused).Refusal?.Code);
        Assert.All(waiting.Where(each => each != refused), each => Assert.False(each.IsCompleted));
        await end.CancelAsync();
        await Task.WhenAll(waiting.Cast<Task>())
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        Task<(Guid Room, Refusal? Refusal)> TryAsync() =>
            throttle.FindAsync(CallerAddress.Of(IPAddress.Loopback), "CODE", static () => new((Guid?)null), end.Token);
    }

    [Fact]
    public async Task Lock2_a_locked_room_and_no_room_are_answered_at_the_same_time()
    {
        var time = new HandDrivenTime();
        await using var throttle = new JoinCodeThrottle(Options.Create(new TrafficLimits()), period: null, time);
        // Looking up a locked room takes longer: it is asked.
        foreach (var lookup in new[] { 0, 1, 3, 150 })
        {
            var begun = time.GetTimestamp();
            var answer = throttle.FindAsync(
                CallerAddress.Of(IPAddress.Loopback),
                "CODE",
                () =>
                {
                    time.Advance(TimeSpan.FromMilliseconds(lookup));
                    return new((Guid?)null);
                },
                CancellationToken.None
            );
            time.Advance(await time.WaitingAsync());
            Assert.Equal(RefusalCode.NoRoom, (await answer).Refusal?.Code);
            Assert.Equal(JoinCodeThrottle.Beat, time.GetElapsedTime(begun));
        }
    }

    [Fact]
    public async Task Bad3_who_queues_up_wrong_codes_is_told_to_wait()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 0);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(async _ => await room.Rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = "0000000000" }))
        );
        var told = answers.Where(answer => answer.Refusal.Code == RefusalCode.TooManyTries).ToList();
        Assert.NotEmpty(told);
        Refusals.Says(RefusalCode.TooManyTries, told[0].Refusal);
        Assert.True(int.Parse(told[0].Refusal.Parameters["seconds"], null) > 0);
        Assert.All(answers.Except(told), answer => Assert.Equal(RefusalCode.NoRoom, answer.Refusal.Code));
    }

    [Fact]
    public async Task Bad29_however_many_codes_are_tried_at_once_only_so_many_wrong_ones_are_looked_up()
    {
        const int tries = 300;
        var limits = new TrafficLimits();
        // No try comes back while it runs.
        await using var throttle = new JoinCodeThrottle(Options.Create(limits), TimeSpan.FromDays(1));
        using var end = new CancellationTokenSource();
        var (looked, refused) = (0, 0);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable
            .Range(0, tries)
            .Select(async _ =>
            {
                var (_, refusal) = await throttle.FindAsync(
                    CallerAddress.Of(IPAddress.Loopback),
                    "CODE",
                    FindAsync,
                    end.Token
                );
                // All but those who had tries, and those who wait in line for more.
                if (
                    refusal?.Code == RefusalCode.TooManyTries
                    && Interlocked.Increment(ref refused) == tries - (2 * limits.WrongCodesAtOnce) - 1
                )
                {
                    enough.SetResult();
                }
            })
            .ToList();
        gate.SetResult();
        await Task.WhenAny(enough.Task, Task.WhenAll(all));
        Assert.InRange(looked, 1, limits.WrongCodesAtOnce + 1);
        await end.CancelAsync();
        await Task.WhenAll(all)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        async ValueTask<Guid?> FindAsync()
        {
            Interlocked.Increment(ref looked);
            await gate.Task;
            return null;
        }
    }

    [Fact]
    public async Task Bad29_a_right_code_waits_for_nobody_however_many_use_it_at_once()
    {
        await using var throttle = new JoinCodeThrottle(Options.Create(new TrafficLimits()));
        var room = Guid.NewGuid();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable
            .Range(0, 500)
            .Select(_ => throttle.FindAsync(CallerAddress.Of(IPAddress.Loopback), "CODE", FindAsync, default))
            .ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(all), answer => Assert.Equal((room, null), answer));

        async ValueTask<Guid?> FindAsync()
        {
            await gate.Task;
            return room;
        }
    }
}
