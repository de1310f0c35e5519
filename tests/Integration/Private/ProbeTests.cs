using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Private.Attack;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>
/// Somebody tries everything that the server answers while another person does or does not write into a pocket, and guesses which. An answer is
/// measured in commits that end before it comes, because that is what it waits for; nothing is measured in real time.
/// </summary>
public sealed class ProbeTests(ITestOutputHelper output)
{
    private static int Trials => Proofs.Number(commit: 60, night: 2_000);

    [Fact]
    public async Task Anon11_no_probe_tells_whether_somebody_writes_into_a_pocket()
    {
        var score = await ProbeAsync("0:00:00.5");
        Assert.True(score.AtLeast <= 0, score.ToString());
    }

    /// <summary>The same probes where private commands are written at once: else the rule above says nothing.</summary>
    [Fact]
    public async Task Anon11_without_a_beat_the_same_probes_tell_it()
    {
        var score = await ProbeAsync("0:00:00");
        Assert.True(score.AtLeast > 0, score.ToString());
    }

    private async Task<Score> ProbeAsync(string beat)
    {
        var random = new Random(1);
        var time = new HandDrivenTime();
        var log = new SlowLog(time);
        await using var server = await RunningServer.StartAsync(
            services =>
            {
                services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, time);
                services.AddSingleton<IRoomLog>(_ => log);
            },
            null,
            ("ElephantBoard:Limits:PrivateBeat", beat)
        );
        var (host, code) = await time.PassUntilAsync(Guest.OpenAsync(server.Channel, anonymous: true));
        var author = await time.PassUntilAsync(Guest.JoinAsync(server.Channel, code, "Ann", seat: 1, author: 2));
        await PassAsync(time, host.MoveOnAsync(Stage.Gather, Stage.Spot));
        var round = (await host.LookAsync()).State.Round;
        await PassAsync(time, author.TakePocketAsync(round));
        var trials = new List<(bool Writes, string Seen)>();
        for (var trial = 1u; trial <= Trials; trial++)
        {
            time.Advance(TimeSpan.FromMilliseconds(random.Next(1_000)));
            var writes = random.Next(2) == 1;
            var kept = writes ? author.KeepAsync(round, Put(trial)) : Task.FromResult(new Kept());
            var seen = new List<string>();
            foreach (var probe in Probes(server, code, host, round))
            {
                var before = log.Commits;
                var answer = await time.PassUntilAsync(probe());
                seen.Add($"{answer} after {log.Commits - before}");
            }
            Assert.Null((await time.PassUntilAsync(kept)).Refusal);
            trials.Add((writes, string.Join(", ", seen)));
        }
        var score = Guess(trials);
        output.WriteLine(score.ToString());
        return score;
    }

    /// <summary>Learns from one half of the trials which answers come with a write, and guesses the others.</summary>
    private static Score Guess(List<(bool Writes, string Seen)> trials)
    {
        var known = trials.Take(trials.Count / 2).ToLookup(trial => trial.Seen, trial => trial.Writes ? 1 : -1);
        var shares = trials
            .Skip(trials.Count / 2)
            .Select(trial =>
            {
                var writes = known[trial.Seen].Sum();
                return writes == 0 ? 0.5
                    : writes > 0 == trial.Writes ? 1
                    : 0;
            })
            .ToList();
        return Score.Of("answers of the half before", shares, 0.5, 0.01);
    }

    /// <summary>What somebody in the room can ask for; a facilitator can ask for most. Each probe returns what it got, in short.</summary>
    private static IEnumerable<Func<Task<string>>> Probes(RunningServer server, string code, Guest prober, ulong round)
    {
        var rooms = new RoomService.RoomServiceClient(server.Channel);
        yield return () => DoAsync(new Command { MoveElephant = new MoveElephant { Elephant = 1 } });
        yield return async () =>
        {
            var remove = new PocketCommand { Remove = new RemoveItem { Key = ByteString.CopyFrom(1) } };
            return $"{(await prober.KeepAsync(round, remove)).Refusal}";
        };
        yield return async () =>
        {
            var person = new Person { Name = "Zoe", Department = 99 };
            var joined = await rooms.JoinAsync(new JoinRequest { Code = code, Person = person });
            return $"{joined.Refusal.Code}";
        };
        yield return async () =>
        {
            var room = await rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = code });
            return $"{room.CalculateSize()}";
        };
        yield return async () => $"{(await prober.CheckpointAsync()).CalculateSize()}";
        // Accepted, and written: it waits for what is written before it.
        yield return () =>
            DoAsync(
                new Command
                {
                    GoToStage = new GoToStage { From = Stage.Spot, To = Stage.Spot },
                }
            );
        yield return async () =>
        {
            using var watch = prober.Watch((await prober.CheckpointAsync()).Place);
            var greeted = new Seen(watch);
            await greeted.UntilAsync(item => item.Heartbeat is not null);
            return $"{greeted.Bytes.Length}";
        };

        async Task<string> DoAsync(Command command) => $"{(await prober.TryAsync(command)).Refusal?.Code}";
    }

    private static PocketCommand Put(uint version) =>
        new()
        {
            Put = new PocketItem
            {
                Key = ByteString.CopyFrom(Guest.Fill(1, 2)[16..]),
                Version = version,
                Draft = new DraftItem { Text = $"Wording {version}", Tag = ByteString.CopyFrom(Guest.Fill(3, 4)) },
            },
        };

    private static async Task PassAsync(HandDrivenTime time, Task act) =>
        await time.PassUntilAsync(
            Task.Run(async () =>
            {
                await act;
                return true;
            })
        );

    /// <summary>A commit takes time, of the clock that the test drives.</summary>
    private sealed class SlowLog(TimeProvider time) : DelegatingLog(new MemoryRoomLog())
    {
        private int _commits;

        public int Commits => Volatile.Read(ref _commits);

        public override async ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancellationToken);
            var outcome = await Log.AppendAsync(commit, cancellationToken);
            Interlocked.Increment(ref _commits);
            return outcome;
        }

        public override ValueTask<bool> TidyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(true);
    }
}
