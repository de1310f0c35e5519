using BenchmarkDotNet.Attributes;
using ElephantBoard.Log;

namespace ElephantBoard.Benchmarks.Micro;

/// <summary>One commit of one event, on the disk of the temporary folder.</summary>
[InProcess]
public class AppendBenchmarks
{
    private readonly string _folder = Path.Combine(
        Path.GetTempPath(),
        "elephantboard-micro-" + Path.GetRandomFileName()
    );
    private readonly Guid _room = Guid.CreateVersion7();
    private readonly byte[] _turn = new byte[100];
    private SqliteRoomLog _log = null!;
    private Head _head = new(1, 0, 0);

    [GlobalSetup]
    public async Task OpenAsync()
    {
        _log = await SqliteRoomLog.OpenAsync(new() { DataFolder = _folder }, TimeProvider.System, default);
        await _log.CreateAsync(_room, "0123456789", 1, default);
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public async Task Append()
    {
        var commit = new Commit
        {
            Room = _room,
            Expected = _head,
            Events = 1,
            Batch = _turn,
        };
        await _log.AppendAsync(commit, default);
        _head = new(1, _head.Sequence + 1, _head.Revision + 1);
    }
}
