using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Hard;

[Collection(nameof(Alone))]
public sealed class RetryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Lost3_a_command_whose_answer_is_lost_is_asked_again_and_done_once()
    {
        const int lanes = 20;
        var each = (uint)(Proofs.Number(commit: 10_000, night: 100_000) / lanes);
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}.");
        await using var server = await RunningServer.StartAsync();
        await using var workshop = await Workshop.OpenAsync(server.Grpc, lanes, lanes);
        await using var grpc = new GrpcEntrance(server.Grpc);
        await using var hub = new HubEntrance(server.Http);
        LossyEntrance[] entrances = [new(grpc, new Random(seed)), new(hub, new Random(seed + 1))];
        var journal = new Journal();
        var sent = await Task.WhenAll(
            workshop.Elephants.Select((elephant, lane) => SendAsync(entrances[lane % 2], elephant, lane))
        );
        Assert.Equal(each * lanes, (uint)journal.Count);
        var timeline = await workshop.EventsAsync();
        journal.Compare(timeline, inOrder: true);
        Assert.Equal((int)each * lanes, timeline.Count(evt => evt.FactCase == Event.FactOneofCase.Moved));
        output.WriteLine(
            $"{journal.Count} commands, sent {sent.Sum()} times, {entrances.Sum(entrance => entrance.LostReplies)} answers lost."
        );

        async Task<int> SendAsync(LossyEntrance entrance, ulong elephant, int lane)
        {
            var membership = workshop.People[lane + 1];
            var times = 0;
            for (var counter = 1u; counter <= each; counter++)
            {
                var move = journal.Move(elephant, (ulong)lane + 1, counter);
                // Now and then twice at once: the second meets the first in flight.
                var twice = counter % 7 == 0;
                Answer? answer = null;
                while (answer is null)
                {
                    times++;
                    var other = twice ? entrance.DoAsync(membership, move) : Task.FromResult<Answer?>(null);
                    answer = await entrance.DoAsync(membership, move) ?? await other;
                    await other;
                    if (answer?.Refusal?.Code == RefusalCode.TooFast)
                    {
                        answer = null;
                    }
                }
                Assert.Null(answer.Refusal);
                journal.Acknowledge(move, answer.Accepted);
            }
            return times;
        }
    }

    [Fact]
    public async Task Lost4_a_known_id_with_other_content_is_refused_at_every_entrance_and_after_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        var journal = new Journal();
        Workshop before;
        Command first;
        Place place;
        await using (var server = await RunningServer.StartAsync(folder: folder))
        {
            before = await Workshop.OpenAsync(server.Grpc, 1, 1);
            first = journal.Move(before.Elephants[0], 7, 1);
            place = await before.DoAsync(first);
            await CheckAsync(server);
            await before.DisposeAsync();
        }
        await using (var server = await RunningServer.StartAsync(folder: folder))
        {
            await CheckAsync(server);
        }
        Directory.Delete(folder, recursive: true);

        async Task CheckAsync(RunningServer server)
        {
            var other = first.Clone();
            other.MoveElephant.X++;
            await using var grpc = new GrpcEntrance(server.Grpc);
            await using var hub = new HubEntrance(server.Http);
            foreach (var entrance in new IEntrance[] { grpc, hub })
            {
                var refused = await entrance.DoAsync(before.Host, other, default);
                Assert.Equal(RefusalCode.IdReused, refused.Refusal.Code);
                Assert.Contains("repeat it", refused.Refusal.Sentence);
                Assert.Equal(place, (await entrance.DoAsync(before.Host, first, default)).Accepted);
            }
        }
    }
}
