using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>What somebody can tell of private writes from when they are answered and from what they leave in the files.</summary>
public sealed class BeatTests : IDisposable
{
    private const string Nothing = "nothing";
    private const string Participants =
        "SELECT hex(value) FROM rows JOIN contents ON contents.id = content WHERE kind = 3 ORDER BY key";
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    // A bound for what must not wait. Nothing is measured with it.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly HandDrivenTime _time = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("elephants-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Anon7_a_beat_writes_what_is_private_and_as_much_when_nothing_is()
    {
        var log = new WatchedLog(new MemoryRoomLog());
        await using var server = await StartAsync(log, Period);
        var (authors, round) = await HatAsync(server);
        await PassAsync(Task.WhenAll(authors.Select(author => author.TakePocketAsync(round))));
        var shapes = new List<string>();
        foreach (
            var act in new Func<Task>[]
            {
                () => NothingAsync(authors[0], log),
                () => authors[0].SpotAsync(round, "Short."),
                () => authors[1].SpotAsync(round, new string('x', 1_900)),
                () => Task.WhenAll(authors.Select(author => author.SpotAsync(round, "All of us."))),
                () => NothingAsync(authors[0], log),
            }
        )
        {
            log.Commits.Clear();
            await PassAsync(act());
            Assert.NotEmpty(log.Commits);
            shapes.AddRange(log.Commits.Select(Shape));
        }

        Assert.Equal("0 events in 0 bytes, 0 rows, images of 8220", Assert.Single(shapes.Distinct()));
    }

    [Fact]
    public async Task Anon7_what_is_refused_is_answered_while_a_commit_is_in_progress()
    {
        var log = new WatchedLog(new MemoryRoomLog());
        await using var server = await StartAsync(log, Period);
        var (authors, round) = await HatAsync(server);
        await PassAsync(authors[0].TakePocketAsync(round));
        var reached = log.HoldAsync();
        var kept = authors[0].SpotAsync(round, "Written now.");
        await PassAsync(reached);

        // No pocket, no such elephant: neither waits for what is being written.
        var remove = new PocketCommand { Remove = new RemoveItem { Key = ByteString.CopyFrom(1) } };
        var noPocket = await authors[1].KeepAsync(round, remove).WaitAsync(Timeout);
        var move = new Command { MoveElephant = new MoveElephant { Elephant = 1 } };
        var noElephant = await authors[1].TryAsync(move).WaitAsync(Timeout);

        Assert.Equal(RefusalCode.NoPocket, noPocket.Refusal?.Code);
        Assert.NotNull(noElephant.Refusal);
        Assert.False(kept.IsCompleted);
        log.Pass();
        await PassAsync(kept);
    }

    [Fact]
    public async Task Anon8_copies_around_a_private_write_are_as_those_around_an_empty_beat()
    {
        var steps = await SessionAsync(Period);
        Assert.Equal(6, steps.Count);
        Assert.Equal("", Differences(steps));
    }

    /// <summary>The same eyes, where what is private is written when it comes: else the rule above says nothing.</summary>
    [Fact]
    public async Task Anon8_without_a_beat_the_same_copies_tell_each_write()
    {
        var steps = await SessionAsync(TimeSpan.Zero);
        Assert.Equal(4, Differences(steps).Split(';').Length);
    }

    private static string Differences(List<(string What, Copy Copy)> steps)
    {
        var empty = steps.Where(step => step.What == Nothing).Select(step => step.Copy).ToList();
        return string.Join(
            "; ",
            steps.Where(step => !empty.Contains(step.Copy)).Select(step => $"{step.What}: {step.Copy}")
        );
    }

    /// <summary>What a commit of each step adds to the files, as two copies around it show it.</summary>
    private async Task<List<(string What, Copy Copy)>> SessionAsync(TimeSpan period)
    {
        var sqlite = await SqliteRoomLog.OpenAsync(
            new SqliteLogOptions { DataFolder = _folder },
            TimeProvider.System,
            default
        );
        var log = new WatchedLog(sqlite, _folder);
        await using var server = await StartAsync(log, period);
        var (authors, round) = await HatAsync(server);
        await PassAsync(Task.WhenAll(authors.Take(2).Select(author => author.TakePocketAsync(round))));
        // A round has two images, and neither is new from now on.
        await PassAsync(authors[0].SpotAsync(round, "The first."));
        await PassAsync(authors[1].SpotAsync(round, "The second."));
        var isOff = period == TimeSpan.Zero;
        var steps = new List<(string, Copy)>();
        await StepAsync(Nothing, () => NothingAsync(authors[0], log, isOff));
        await StepAsync("a newcomer takes a pocket", () => authors[2].TakePocketAsync(round));
        await StepAsync("a short text", () => authors[2].SpotAsync(round, "I."));
        await StepAsync("a second text", () => authors[2].SpotAsync(round, "I stopped asking for dates."));
        await StepAsync("a long text", () => authors[0].SpotAsync(round, new string('y', 1_900)));
        await StepAsync(Nothing, () => NothingAsync(authors[0], log, isOff));
        return steps;

        async Task StepAsync(string what, Func<Task> act)
        {
            log.Commits.Clear();
            await PassAsync(act());
            var images = Query("pockets.db", "SELECT length(value) || '' FROM images");
            var participants = Query("rooms.db", Participants);
            var growths = log.Commits.Select(commit => log.Growth[commit]).DefaultIfEmpty().Distinct();
            steps.AddRange(growths.Select(grown => (what, new Copy(grown.Rooms, grown.Pockets, images, participants))));
        }
    }

    /// <param name="Rooms">Bytes that the write-ahead log of the main store grew by.</param>
    /// <param name="Pockets">The same of the private store.</param>
    /// <param name="Images">Images and their sizes.</param>
    /// <param name="Takers">Participants' rows, which are to say nothing of pockets.</param>
    private sealed record Copy(long Rooms, long Pockets, string Images, string Takers);

    private string Query(string file, string sql)
    {
        var folder = Directory.CreateTempSubdirectory("elephants-");
        try
        {
            foreach (var path in Directory.GetFiles(_folder, file + "*"))
            {
                using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var to = File.Create(Path.Combine(folder.FullName, Path.GetFileName(path)));
                from.CopyTo(to);
            }
            using var connection = new SqliteConnection(
                $"Data Source={Path.Combine(folder.FullName, file)};Pooling=False"
            );
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Texts of this class.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
            {
                rows.Add(reader.GetString(0));
            }
            return string.Join(' ', rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task<RunningServer> StartAsync(IRoomLog log, TimeSpan period) =>
        RunningServer.StartAsync(
            services =>
            {
                services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, _time);
                services.AddSingleton(_ => log);
            },
            null,
            ("ElephantBoard:Limits:PrivateBeat", period.ToString())
        );

    /// <summary>A room in spot with three people.</summary>
    private static async Task<(Guest[] Authors, ulong Round)> HatAsync(RunningServer server)
    {
        var (host, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        var round = (await host.LookAsync()).State.Round;
        var authors = new List<Guest>();
        for (byte seat = 1; seat <= 3; seat++)
        {
            authors.Add(await Guest.JoinAsync(server.Channel, code, $"Person {seat}", seat, (byte)(seat + 60)));
        }
        return ([.. authors], round);
    }

    /// <summary>Somebody does nothing that is private, and a beat passes.</summary>
    private static async Task NothingAsync(Guest active, WatchedLog log, bool isOff = false)
    {
        var beat = log.Next;
        await active.TryAsync(new Command { MoveElephant = new MoveElephant { Elephant = 1 } });
        if (!isOff)
        {
            await beat;
        }
    }

    private static string Shape(Commit commit) =>
        $"{commit.Events} events in {commit.Batch.Length} bytes, {commit.Rows.Count} rows, images of "
        + string.Join(' ', commit.Private.Select(image => image.Value.Length));

    /// <summary>Lets time pass until it is done.</summary>
    private async Task PassAsync(Task act) =>
        await _time.PassUntilAsync(
            Task.Run(async () =>
            {
                await act;
                return true;
            })
        );
}
