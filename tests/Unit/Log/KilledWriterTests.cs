using System.Diagnostics;
using ElephantBoard.Log;
using ElephantBoard.Tests.LogWriter;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>A process of its own writes and is killed (kill -9) at random moments.</summary>
public sealed class KilledWriterTests(ITestOutputHelper output) : IDisposable
{
    private const int Rooms = 20;
    private readonly DataFolderOfTest _folder = new();
    private readonly ulong[] _heads = new ulong[Rooms];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Log11_whatever_moment_it_is_killed_at_each_acknowledged_commit_is_there_once_and_in_order()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("LOG_KILLS") ?? "5", null);
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var acknowledged = new ulong[Rooms];
        for (var kill = 0; kill < kills; kill++)
        {
            await WriteAndKillAsync(random.Next(Rooms, 4000), acknowledged);
            await using var log = await _folder.OpenAsync();
            for (var number = 0; number < Rooms; number++)
            {
                // The next run goes on from here, so this is acknowledged by having been read.
                acknowledged[number] = await CheckAsync(log, number, acknowledged[number]);
            }
        }
        output.WriteLine($"{kills} kills, {acknowledged.Sum(revision => (long)revision)} commits");
    }

    [Fact]
    public async Task Log14_what_was_deleted_before_a_kill_is_in_no_file_after_the_next_tidying()
    {
        var acknowledged = new ulong[Rooms];
        for (var kill = 0; kill < 2; kill++)
        {
            await WriteAndKillAsync(5_000, acknowledged);
            await using var log = await _folder.OpenAsync();
            // The new process does not know that something was deleted; opening the log starts tidying.
            var staying = await StayingAsync(log);
            Assert.Contains(Contents().Except(staying), IsGone);

            Assert.True(await log.TidyAsync(default));

            var left = Contents();
            Assert.Empty(staying.Except(left));
            Assert.DoesNotContain(left.Except(staying), IsGone);
        }
    }

    /// <summary>Whether it may be in no file: a wording that was deleted, an image of a round that is not the open one.</summary>
    private bool IsGone((int Room, ulong Revision) content) =>
        content.Room < 100 || WrittenRoom.Round(content.Revision) < WrittenRoom.Round(_heads[content.Room - 100]);

    /// <summary>All contents that are still the rooms', as they say themselves.</summary>
    private async Task<SortedSet<(int Room, ulong Revision)>> StayingAsync(SqliteRoomLog log)
    {
        var staying = new SortedSet<(int, ulong)>();
        for (var number = 0; number < Rooms; number++)
        {
            var head = (await log.ReadRoomAsync(WrittenRoom.Id(number), default))?.Head.Revision ?? 0;
            _heads[number] = head;
            for (var revision = 1ul; revision <= head; revision++)
            {
                if (WrittenRoom.Stays(revision, head))
                {
                    staying.Add((number, revision));
                }
            }
            // The image in force; the one before it is written over by the next.
            staying.Add((number + 100, WrittenRoom.ImageAt(head)));
        }
        return staying;
    }

    /// <summary>All contents that are in any of the files.</summary>
    private SortedSet<(int Room, ulong Revision)> Contents()
    {
        using var copy = _folder.Crashed();
        return [.. Directory.GetFiles(copy.Path).SelectMany(file => WrittenRoom.Find(File.ReadAllBytes(file)))];
    }

    /// <summary>Kills the writer after so many acknowledgements, and notes all that it has printed.</summary>
    private async Task WriteAndKillAsync(int acks, ulong[] acknowledged)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ElephantBoard.Tests.LogWriter"))
        {
            ArgumentList = { _folder.Path, $"{Rooms}" },
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var ended = false;
        for (var seen = 0; await process.StandardOutput.ReadLineAsync() is { } line; seen++)
        {
            if (seen == acks)
            {
                process.Kill();
                ended = true;
            }
            // The last line may be cut off: a shorter number is an older one.
            if (line.Split(' ') is [var number, { Length: > 0 } revision])
            {
                var room = int.Parse(number, null);
                acknowledged[room] = Math.Max(acknowledged[room], ulong.Parse(revision, null));
            }
        }
        await process.WaitForExitAsync();
        Assert.True(ended, "The writer ended by itself.");
    }

    /// <summary>Answers the room's revision.</summary>
    private static async Task<ulong> CheckAsync(SqliteRoomLog log, int number, ulong acknowledged)
    {
        var room = WrittenRoom.Id(number);
        var head = (await log.ReadRoomAsync(room, default))?.Head ?? new Head(1, 0, 0);
        Assert.InRange(head.Revision, acknowledged, acknowledged + 1);

        var batches = await log.ReadBatchesAsync(room, 0, int.MaxValue, default);
        var first = 1u;
        var revision = 0ul;
        foreach (var batch in batches)
        {
            revision++;
            Assert.Equal((first, WrittenRoom.Events(revision)), (batch.First, batch.Count));
            Assert.Equal(revision, BitConverter.ToUInt64(batch.Bytes.Span));
            first += (uint)batch.Count;
        }
        Assert.Equal((head.Revision, head.Sequence), (revision, first - 1));
        Assert.Equal((int)head.Revision, (await log.ReadRowsAsync(room, RowKind.Tag, default)).Count);

        for (var round = 0ul; round <= WrittenRoom.Round(head.Revision) + 1; round++)
        {
            var image = round == WrittenRoom.Round(head.Revision) ? WrittenRoom.ImageAt(head.Revision) : 0;
            var read = await log.ReadPrivateAsync(room, round, default);
            Assert.Equal(image == 0 ? null : WrittenRoom.Image(number, image), read?.ToArray());
        }
        return head.Revision;
    }
}
