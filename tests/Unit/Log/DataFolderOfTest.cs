using ElephantBoard.Log;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>A data folder for one test, gone with it.</summary>
internal sealed class DataFolderOfTest : IDisposable
{
    /// <summary>So that two folders of one history hold the same bytes.</summary>
    private static readonly TimeProvider StoppedTime = new Stopped();

    // Where the system has a file system in memory: thousands of commits need not wait for a disk to see what a process wrote.
    private const string InMemory = "/dev/shm";

    private readonly string _parent = Directory.Exists(InMemory)
        ? Directory.CreateDirectory(System.IO.Path.Combine(InMemory, "elephants-" + Guid.NewGuid())).FullName
        : Directory.CreateTempSubdirectory("elephants-").FullName;

    public string Path => System.IO.Path.Combine(_parent, "data");

    public string Rooms => System.IO.Path.Combine(Path, "rooms.db");

    public string Pockets => System.IO.Path.Combine(Path, "pockets.db");

    public SqliteLogOptions Options => new() { DataFolder = Path };

    public Task<SqliteRoomLog> OpenAsync(SqliteLogOptions? options = null) =>
        SqliteRoomLog.OpenAsync(options ?? Options, StoppedTime, default);

    /// <summary>What a crash at this moment would leave: the files as they stand, the lock excepted.</summary>
    public DataFolderOfTest Crashed()
    {
        var copy = new DataFolderOfTest();
        Directory.CreateDirectory(copy.Path);
        foreach (var file in Directory.GetFiles(Path, "*.db*"))
        {
            File.Copy(file, System.IO.Path.Combine(copy.Path, System.IO.Path.GetFileName(file)));
        }
        return copy;
    }

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}
