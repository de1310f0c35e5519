using System.Diagnostics;
using System.Security.Cryptography;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>A named room in the debrief stage, filled over the public API.</summary>
internal sealed class LoadRoom
{
    // As many drafts as a pocket holds.
    private const int Drafts = 20;

    // A pour that comes too early is refused.
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(300);

    private readonly IEntrance _entrance;
    private readonly Membership _host;
    private readonly ulong _lane = (ulong)Random.Shared.NextInt64();
    private uint _counter;
    private long? _pouredAt;

    private LoadRoom(IEntrance entrance, Membership host) => (_entrance, _host) = (entrance, host);

    public IReadOnlyList<Membership> People { get; private set; } = [];

    public IReadOnlyList<ulong> Elephants { get; private set; } = [];

    public Place Place { get; private set; } = new();

    /// <param name="letters">Letters of each elephant's text.</param>
    /// <param name="progress">Receives the share that is done, 0 to 1.</param>
    public static async Task<LoadRoom> OpenAsync(
        IEntrance entrance,
        int people,
        int elephants,
        int letters,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        var opened = await entrance.OpenRoomAsync(
            new()
            {
                Name = "Load",
                Departments = { "Sales", "Engineering", "Sales engineering" },
                Facilitator = new() { Name = "Host", Department = 1 },
            },
            cancellationToken
        );
        var room = new LoadRoom(entrance, Membership.From(Given(opened.Opened, opened.Refusal)));
        await room.JoinAsync(people, cancellationToken);
        progress(0.1);
        await room.DoAsync(
            new()
            {
                GoToStage = new() { From = Stage.Gather, To = Stage.Spot },
            },
            cancellationToken
        );
        await room.FillAsync(elephants, letters, progress, cancellationToken);
        await room.DoAsync(
            new()
            {
                GoToStage = new() { From = Stage.Spot, To = Stage.Debrief },
            },
            cancellationToken
        );
        return room;
    }

    private async Task JoinAsync(int people, CancellationToken cancellationToken)
    {
        var joined = new List<Membership> { _host };
        for (var i = 1; i < people; i++)
        {
            var answer = await _entrance.JoinAsync(
                new()
                {
                    Code = _host.Code,
                    Person = new() { Name = $"Person {i}", Department = (uint)(i % 3) + 1 },
                },
                cancellationToken
            );
            joined.Add(Membership.From(_host.Code, Given(answer.Joined, answer.Refusal)));
        }
        People = joined;
    }

    private async Task FillAsync(
        int elephants,
        int letters,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        var made = new List<ulong>();
        while (made.Count < elephants)
        {
            var round = (await StateAsync(cancellationToken)).State.Round;
            var left = elephants - made.Count;
            var each = People.Select(
                (membership, i) =>
                    (membership, Math.Min(Drafts, (left / People.Count) + (i < left % People.Count ? 1 : 0)))
            );
            var ids = await Task.WhenAll(
                each.Where(pair => pair.Item2 > 0)
                    .Select(pair => SpotAsync(pair.membership, round, pair.Item2, letters, cancellationToken))
            );
            made.AddRange(ids.SelectMany(id => id));
            await PourAsync(round, cancellationToken);
            progress(0.1 + (0.9 * made.Count / elephants));
        }
        Elephants = made;
    }

    /// <summary>Announces the pour, waits for the countdown, and pours. Waits for the pause after the last pour.</summary>
    private async Task PourAsync(ulong round, CancellationToken cancellationToken)
    {
        var described = await _entrance.DescribeRoomAsync(_host.Code, cancellationToken);
        var limits = Given(described.Room, described.Refusal).Limits;
        if (_pouredAt is { } pouredAt)
        {
            var pause = TimeSpan.FromMilliseconds(limits.PourPauseMs) + Margin - Stopwatch.GetElapsedTime(pouredAt);
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, cancellationToken);
        }
        if (limits.PourCountdownMs > 0)
        {
            await DoAsync(new() { AnnouncePour = new() { Round = round } }, cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(limits.PourCountdownMs) + Margin, cancellationToken);
        }
        await DoAsync(new() { Reveal = new() { Round = round } }, cancellationToken);
        _pouredAt = Stopwatch.GetTimestamp();
    }

    private async Task<IReadOnlyList<ulong>> SpotAsync(
        Membership membership,
        ulong round,
        int count,
        int letters,
        CancellationToken cancellationToken
    )
    {
        var secret = RandomNumberGenerator.GetBytes(Secrets.Size);
        var key = ByteString.CopyFrom(Secrets.PocketKey(secret));
        Check(await _entrance.TakePocketAsync(membership, new() { Round = round, Key = key }, cancellationToken));
        var ids = new List<ulong>();
        for (var i = 0; i < count; i++)
        {
            var draft = RandomNumberGenerator.GetBytes(Secrets.DraftSize);
            ids.Add(Secrets.ElephantOf(draft));
            var item = new DraftItem
            {
                Text = RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz   ", letters - 1) + ".",
                Hurts = 1,
                Tag = ByteString.CopyFrom(RandomNumberGenerator.GetBytes(Secrets.Size)),
            };
            var command = new PocketCommand
            {
                Round = round,
                Secret = ByteString.CopyFrom(secret),
                Counter = (uint)i + 1,
                Put = new() { Key = ByteString.CopyFrom(draft), Draft = item },
            };
            Check(await _entrance.KeepAsync(membership, command, cancellationToken));
        }
        return ids;
    }

    public async Task<Checkpoint> StateAsync(CancellationToken cancellationToken)
    {
        // A checkpoint may be a second old; this one must contain the last command.
        while (true)
        {
            var answer = await _entrance.GetCheckpointAsync(_host, cancellationToken);
            var checkpoint = Given(answer.Checkpoint, answer.Refusal);
            if (checkpoint.Place.Sequence >= Place.Sequence)
            {
                return checkpoint;
            }
            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task DoAsync(Command command, CancellationToken cancellationToken)
    {
        command.Id = new() { Lane = _lane, Counter = ++_counter };
        var answer = await _entrance.DoAsync(_host, command, cancellationToken);
        Place = Given(answer.Accepted, answer.Refusal);
    }

    private static void Check(Kept kept)
    {
        if (kept.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"The server refused: {refusal.Code}. {refusal.Sentence}");
        }
    }

    private static T Given<T>(T? given, Refusal? refusal)
        where T : class =>
        given ?? throw new InvalidOperationException($"The server refused: {refusal?.Code}. {refusal?.Sentence}");
}
