using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>A log with new SQLite files for each session: what an attacker copies is one session, and costs the same each time.</summary>
/// <param name="leak">Changes each commit before it is stored; null: nothing is changed.</param>
/// <param name="isTidied">Whether TidyAsync does what it says.</param>
/// <param name="leftBehind">Who wrote what, for a file that names it and is left behind; null: there is none.</param>
internal sealed class SessionLogs(Func<Commit, Commit>? leak = null, bool isTidied = true, Authors? leftBehind = null)
    : DelegatingLog(new MemoryRoomLog())
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private Guid _room;

    public string Folder { get; private set; } = "";

    /// <summary>Ends the files of the session before, and begins new ones.</summary>
    public async Task BeginAsync()
    {
        await _one.WaitAsync();
        try
        {
            await EndAsync();
            Folder = Directory.CreateTempSubdirectory("elephants-").FullName;
            Log = await SqliteRoomLog.OpenAsync(
                new SqliteLogOptions { DataFolder = Folder },
                TimeProvider.System,
                default
            );
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Copies the files while nobody tidies them.</summary>
    public async Task<StolenFiles> CopyAsync()
    {
        await _one.WaitAsync();
        try
        {
            if (leftBehind is not null)
            {
                await File.WriteAllBytesAsync(Path.Combine(Folder, "left-behind"), leftBehind.Written());
            }
            return StolenFiles.Of(Folder);
        }
        finally
        {
            _one.Release();
        }
    }

    public override ValueTask<bool> CreateAsync(
        Guid room,
        string code,
        ulong epoch,
        CancellationToken cancellationToken
    )
    {
        _room = room;
        return Log.CreateAsync(room, code, epoch, cancellationToken);
    }

    public override ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken) =>
        // The rooms of earlier sessions still have their beat for a while.
        commit.Room == _room
            ? Log.AppendAsync(leak is null ? commit : leak(commit), cancellationToken)
            : ValueTask.FromResult(AppendOutcome.Written);

    public override async ValueTask<bool> TidyAsync(CancellationToken cancellationToken)
    {
        if (!isTidied)
        {
            return true;
        }
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await Log.TidyAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>There may be no files at the moment.</summary>
    public override ValueTask CheckAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public override async ValueTask DisposeAsync()
    {
        await EndAsync();
        await base.DisposeAsync();
        _one.Dispose();
    }

    private async Task EndAsync()
    {
        await Log.DisposeAsync();
        if (Folder.Length > 0)
        {
            Directory.Delete(Folder, recursive: true);
            Folder = "";
        }
    }
}
