using System.Diagnostics;
using ElephantBoard.Log;
using HdrHistogram;

namespace ElephantBoard.Benchmarks;

/// <summary>
/// Measures the commits per second that a log acknowledges. Each room waits for the acknowledgement before it writes its next batch (one event of
/// about 100 bytes with the id of its command).
/// </summary>
internal static class LogAppends
{
    private const int BatchBytes = 120;

    /// <summary>Prints a line each for 1, 50, and 500 rooms. Creates its data below <paramref name="folder"/> and deletes it.</summary>
    public static async Task RunAsync(string folder, TimeSpan time, CancellationToken cancellationToken)
    {
        foreach (var rooms in new[] { 1, 50, 500 })
        {
            var data = Directory.CreateDirectory(Path.Combine(folder, $"appends-{rooms}")).FullName;
            try
            {
                await MeasureAsync(data, rooms, time, cancellationToken);
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(string data, int rooms, TimeSpan time, CancellationToken cancellationToken)
    {
        var options = new SqliteLogOptions { DataFolder = data };
        await using var log = await SqliteRoomLog.OpenAsync(options, TimeProvider.System, cancellationToken);
        var ids = Enumerable.Range(0, rooms).Select(_ => Guid.NewGuid()).ToArray();
        foreach (var (index, room) in ids.Index())
        {
            await log.CreateAsync(room, $"R{index:D9}", 1, cancellationToken);
        }
        await Task.WhenAll(ids.Select(room => WriteAsync(log, room, default, TimeSpan.FromSeconds(0.5))));

        var latencies = new LongConcurrentHistogram(1, 60_000_000, 3);
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var syncs = log.Syncs;
        var clock = Stopwatch.StartNew();
        var written = (await Task.WhenAll(ids.Select(room => WriteAsync(log, room, latencies, time)))).Sum();
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var used = (process.TotalProcessorTime - cpu).TotalSeconds;

        Console.WriteLine(
            $"{rooms, 4} rooms: {written / seconds, 8:N0} acks/s"
                + $"   p50 {latencies.GetValueAtPercentile(50) / 1000.0:F2} ms"
                + $"   p99 {latencies.GetValueAtPercentile(99) / 1000.0:F2} ms"
                + $"   p99.9 {latencies.GetValueAtPercentile(99.9) / 1000.0:F2} ms"
                + $"   max {latencies.GetMaxValue() / 1000.0:F1} ms"
                + $"   cores {used / seconds:F2}   CPU/ack {used / written * 1e6:F0} µs"
                + $"   syncs/ack {(log.Syncs - syncs) / (double)written:F3}   N {written:N0}"
        );
    }

    private static async Task<long> WriteAsync(SqliteRoomLog log, Guid room, HistogramBase? latencies, TimeSpan time)
    {
        await Task.Yield();
        var head = (await log.ReadRoomAsync(room, default))!.Head;
        var batch = new byte[BatchBytes];
        var written = 0L;
        var until = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < until)
        {
            var start = Stopwatch.GetTimestamp();
            var commit = new Commit
            {
                Room = room,
                Expected = head,
                Events = 1,
                Batch = batch,
            };
            if (await log.AppendAsync(commit, default) != AppendOutcome.Written)
            {
                throw new InvalidOperationException("A commit was refused.");
            }
            latencies?.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds));
            head = new Head(head.Epoch, head.Sequence + 1, head.Revision + 1);
            written++;
        }
        return written;
    }
}
