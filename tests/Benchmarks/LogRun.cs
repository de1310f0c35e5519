using System.Diagnostics;
using System.Security.Cryptography;
using ElephantBoard.Benchmarks.Load;
using ElephantBoard.Log;
using HdrHistogram;

namespace ElephantBoard.Benchmarks;

/// <summary>Measures the latency of the log alone at a given rate, on the same disk.</summary>
internal static class LogRun
{
    // About the size of one move with the id and the answer of its command.
    private const int BatchBytes = 100;

    /// <summary>Appends commits to one room at a given rate, one after another.</summary>
    /// <returns>The duration of each, in microseconds.</returns>
    public static async Task<LongHistogram> RunAsync(
        string? disk,
        double rate,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.Combine(disk ?? Path.GetTempPath(), "elephantboard-log-" + Path.GetRandomFileName());
        try
        {
            var options = new SqliteLogOptions { DataFolder = folder };
            await using var log = await SqliteRoomLog.OpenAsync(options, TimeProvider.System, cancellationToken);
            return await AppendAsync(log, rate, duration, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<LongHistogram> AppendAsync(
        SqliteRoomLog log,
        double rate,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        var room = Guid.CreateVersion7();
        await log.CreateAsync(room, "0123456789", 1, cancellationToken);
        var head = new Head(1, 0, 0);
        var batch = RandomNumberGenerator.GetBytes(BatchBytes);
        var latency = Tally.New();
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) is var elapsed && elapsed < duration)
        {
            if (head.Sequence > elapsed.TotalSeconds * rate)
            {
                await Task.Delay(1, cancellationToken);
                continue;
            }
            var sent = Stopwatch.GetTimestamp();
            var commit = new Commit
            {
                Room = room,
                Expected = head,
                Events = 1,
                Batch = batch,
            };
            if (await log.AppendAsync(commit, cancellationToken) != AppendOutcome.Written)
            {
                throw new InvalidOperationException("A commit was refused.");
            }
            latency.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(sent).TotalMicroseconds));
            head = new(1, head.Sequence + 1, head.Revision + 1);
        }
        return latency;
    }
}
