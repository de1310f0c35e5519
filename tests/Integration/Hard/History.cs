using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>One room, two to five clients on both entrances, 200 commands drawn from a seed, and links that break, stall and swallow answers.</summary>
internal sealed class History : IAsyncDisposable
{
    private const int Commands = 200;
    private const double FaultRate = 0.06;

    // What only a broken client or server is told.
    private static readonly HashSet<RefusalCode> Bugs =
    [
        RefusalCode.Unspecified,
        RefusalCode.Malformed,
        RefusalCode.IdReused,
        RefusalCode.Lane,
        RefusalCode.NoPlace,
        RefusalCode.OwnerKey,
    ];

    private readonly Random _random;
    private readonly Workshop _workshop;
    private readonly CancellationTokenSource _over = new();
    private readonly List<(FaultProxy Proxy, LoadedSeat Seat)> _clients = [];

    private History(Workshop workshop, Random random) => (_workshop, _random) = (workshop, random);

    public int Accepted { get; private set; }

    /// <summary>Fingerprints that were compared.</summary>
    public int Compared { get; private set; }

    public static async Task<History> BeginAsync(RunningServer server, int seed)
    {
        var random = new Random(seed);
        var people = random.Next(2, 6);
        var history = new History(await Workshop.OpenAsync(server.Grpc, people - 1, 6), random);
        for (var number = 0; number < people; number++)
        {
            var overGrpc = (number + seed) % 2 == 0;
            var proxy = new FaultProxy(overGrpc ? server.Grpc : server.Http);
            IEntrance entrance = overGrpc ? new GrpcEntrance(proxy.Address) : new HubEntrance(proxy.Address);
            var keys = number == 0 ? history._workshop.HostKeys : SeatKeys.Make();
            var seat = new LoadedSeat(entrance, history._workshop.People[number], keys, history._over.Token);
            history._clients.Add((proxy, seat));
        }
        return history;
    }

    public async Task RunAsync()
    {
        var scripts = _clients.Select(_ => new Random(_random.Next())).ToList();
        await Task.WhenAll(
                _clients.Select((client, number) => ActAsync(client.Proxy, client.Seat, number == 0, scripts[number]))
            )
            .Within("every command answered");
        await CompareAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        foreach (var (proxy, seat) in _clients)
        {
            await seat.DisposeAsync();
            await proxy.DisposeAsync();
        }
        await _workshop.DisposeAsync();
        _over.Dispose();
    }

    private async Task ActAsync(FaultProxy proxy, LoadedSeat seat, bool isHost, Random random)
    {
        for (var number = 0; number < Commands / _clients.Count; number++)
        {
            if (random.NextDouble() < 0.05 && seat.Seat.Pocket is { } pocket)
            {
                await pocket.SpotAsync($"Late elephant {number}", 1, null, CancellationToken.None);
            }
            var act = RandomActs.Draw(random, _workshop.Elephants, seat.Room.Now.Room, isHost);
            var fault = random.NextDouble() < FaultRate ? random.Next(3) : -1;
            Break(proxy, fault);
            var doing = seat.Seat.DoAsync(act, null, CancellationToken.None);
            if (fault >= 0)
            {
                // For as long as the server takes to answer somebody else, a few times.
                for (var wait = random.Next(1, 5); wait > 0; wait--)
                {
                    await _workshop.CheckpointAsync();
                }
                Mend(proxy, fault);
            }
            var answer = await doing;
            if (answer.Refusal is { } refusal)
            {
                Assert.False(Bugs.Contains(refusal.Code), $"{act.ActCase} was refused: {refusal}");
            }
            else
            {
                lock (_workshop)
                {
                    Accepted++;
                }
            }
        }
    }

    private static void Break(FaultProxy proxy, int fault)
    {
        switch (fault)
        {
            case 0:
                proxy.Refuse();
                break;
            case 1:
                proxy.Hold();
                break;
            case 2:
                proxy.LoseReplies();
                break;
            default:
                break;
        }
    }

    private static void Mend(FaultProxy proxy, int fault)
    {
        if (fault == 2)
        {
            proxy.Cut();
        }
        proxy.Pass();
    }

    private async Task CompareAsync()
    {
        // A pour may still be on its way: what counts is the head that all have reached.
        var timeline = await _workshop.EventsAsync();
        var head = (uint)timeline.Count;
        var truth = new Dictionary<uint, byte[]>();
        var fingerprint = new Fingerprint();
        var room = Room.Empty;
        foreach (var evt in timeline)
        {
            room = Apply.Event(room, evt);
            truth[room.Sequence] = fingerprint.Of(room);
        }
        foreach (var (_, seat) in _clients)
        {
            await seat.ReachedAsync(head)
                .Within($"every client at the head, {head}", () => string.Join("; ", _clients));
            Assert.Empty(seat.Differences);
            Assert.Equal(0, seat.Room.DivergenceCount);
            foreach (var (sequence, held) in seat.Fingerprints.Where(pair => pair.Key > 0 && pair.Key <= head))
            {
                Same(truth[sequence], held, $"a client's at {sequence}");
            }
        }
        var tail = (uint)_random.Next(1, (int)head);
        var continued = CheckpointConverter.From((await _workshop.StateAtAsync(tail)).State, tail);
        foreach (var evt in await _workshop.EventsAsync(after: tail))
        {
            continued = Apply.Event(continued, evt);
            Same(
                truth[continued.Sequence],
                new Fingerprint().Of(continued),
                $"checkpoint and tail at {continued.Sequence}"
            );
        }
        for (var at = 10u; at <= head; at += 10)
        {
            var then = await _workshop.StateAtAsync(at);
            Same(truth[at], then.Fingerprint.ToByteArray(), $"the server's at {at}");
            Same(
                truth[at],
                new Fingerprint().Of(CheckpointConverter.From(then.State, at)),
                $"the server's state at {at}"
            );
        }
        var now = await _workshop.CheckpointAsync();
        Same(truth[now.Place.Sequence], now.Fingerprint.ToByteArray(), "the checkpoint's");
        var texts = now.Wordings.Select(wording => (WordingId.From(wording.Id), wording.Text)).ToHashSet();
        foreach (var (_, seat) in _clients.Where(client => client.Seat.Room.Now.Place.Equals(now.Place)))
        {
            Assert.Equal(texts, seat.Room.Now.Wordings.Select(pair => (pair.Key, pair.Value)).ToHashSet());
        }
    }

    private void Same(byte[] truth, byte[] held, string what)
    {
        Compared++;
        Assert.True(truth.AsSpan().SequenceEqual(held), $"Another room: {what}.");
    }
}
