using System.Runtime.InteropServices;

namespace ElephantBoard.Log.Sqlite;

/// <summary>Writes the commits of a group, of many rooms, with one fsync (two if some of them are private), and completes them.</summary>
internal sealed class BatchWriter(MainStore main, PrivateStore pockets, Action? betweenCommits)
{
    private bool _mustOverwrite;

    private enum Phase
    {
        /// <summary>The main store has certainly not changed.</summary>
        Before,

        /// <summary>COMMIT was sent and has not returned.</summary>
        Committing,

        /// <summary>On disk.</summary>
        After,
    }

    /// <summary>Completes every commit in the group, whatever happens. Never throws.</summary>
    public void Write(List<Append> batch)
    {
        var commits = CollectionsMarshal.AsSpan(batch);
        var phase = Phase.Before;
#pragma warning disable CA1031 // Whatever it is, each caller is answered, and the writer goes on.
        try
        {
            Settle();
            main.Begin();
            var (anyAdded, anyPrivate) = Add(commits);
            if (anyPrivate)
            {
                pockets.Pend(batch.Where(append => append.IsAdded).Select(append => append.Commit));
            }
            if (anyAdded)
            {
                phase = Phase.Committing;
                betweenCommits?.Invoke();
                main.Commit();
                phase = Phase.After;
            }
            else
            {
                main.Rollback();
            }
            Answer(commits);
        }
        catch (Exception error)
        {
            GoBack(phase, error, commits);
        }
        try
        {
            Settle();
        }
        catch (StoreException)
        {
            // This is retried before the next commit. Until then, reads behave as if it were done.
        }
#pragma warning restore CA1031
    }

    /// <summary>Brings the private store in line with the main one.</summary>
    /// <exception cref="StoreException">It failed; nothing may be added until it succeeds.</exception>
    public void Settle()
    {
        if (_mustOverwrite)
        {
            main.Overwrite();
            _mustOverwrite = false;
        }
        pockets.Settle();
    }

    private (bool AnyAdded, bool AnyPrivate) Add(Span<Append> commits)
    {
        var (anyAdded, anyPrivate) = (false, false);
        foreach (var append in commits)
        {
            append.IsAdded = main.TryAdd(append.Commit);
            anyAdded |= append.IsAdded;
            anyPrivate |= append.IsAdded && append.Commit.Private.Count > 0;
        }
        return (anyAdded, anyPrivate);
    }

    private void Answer(Span<Append> commits)
    {
        foreach (var append in commits)
        {
            if (append.IsAdded)
            {
                pockets.Drop(append.Commit);
            }
            append.Complete(append.IsAdded ? AppendOutcome.Written : AppendOutcome.HeadMoved);
        }
    }

    private void GoBack(Phase phase, Exception error, Span<Append> commits)
    {
        var isFull = error is StoreException { IsDiskFull: true };
        _mustOverwrite |= phase == Phase.Committing && !isFull;
        try
        {
            main.Rollback();
        }
        catch (StoreException)
        {
            // The next group will fail with the same reason.
        }
        foreach (var append in commits)
        {
            if (isFull)
            {
                append.Complete(AppendOutcome.DiskFull);
            }
            else
            {
                append.Fail(new LogUnknownException("Whether the commit was written is not known.", error));
            }
        }
    }
}
