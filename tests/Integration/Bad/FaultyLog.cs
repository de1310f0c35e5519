using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Integration.Bad;

/// <summary>A log that loses an event, or whose next commit throws: before it is stored, or after.</summary>
internal sealed class FaultyLog(IRoomLog log) : DelegatingLog(log)
{
    private int _failsBefore;
    private int _failsAfter;

    /// <summary>Number of the event that the log has lost; 0 means none.</summary>
    public uint Lost { get; set; }

    public void FailBeforeNext() => _failsBefore = 1;

    public void FailAfterNext() => _failsAfter = 1;

    public override async ValueTask<AppendOutcome> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _failsBefore, 0) == 1)
        {
            throw new NotSupportedException("A fault that nobody expects.");
        }
        var outcome = await Log.AppendAsync(commit, cancellationToken);
        return Interlocked.Exchange(ref _failsAfter, 0) == 1
            ? throw new NotSupportedException("A fault that nobody expects.")
            : outcome;
    }

    public override async ValueTask<IReadOnlyList<StoredBatch>> ReadBatchesAsync(
        Guid room,
        uint after,
        int bytes,
        CancellationToken cancellationToken
    )
    {
        var batches = await Log.ReadBatchesAsync(room, after, bytes, cancellationToken);
        return [.. batches.Where(batch => Lost < batch.First || Lost >= batch.First + batch.Count)];
    }
}
