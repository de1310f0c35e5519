using System.Runtime.InteropServices;

namespace ElephantBoard.Log.Sqlite;

/// <summary>Writes the commits of a group, of many rooms, with one fsync (two if some of them are private), and completes them.</summary>
internal sealed class BatchWriter(MainStore main, PrivateStore pockets, Action? betweenCommits)
{
    private readonly Dictionary<(Guid Room, ulong Round), ImageWrite> _images = [];
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
#pragma warning disable CA1031 // Whatever the error is, each caller gets a result, and the writer continues.
        try
        {
            Settle();
            main.Begin();
            _images.Clear();
            var anyAdded = Add(commits);
            if (_images.Count > 0)
            {
                pockets.Write(_images.Values);
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
            // After the answers, so that no commit of this group waits for it.
            main.ExtendLog();
            pockets.ExtendLog();
        }
        catch (Exception error) when (error is StoreException or IOException)
        {
            // This is retried: settling before the next commit, and until then reads behave as if it were done; extending after it.
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

    private bool Add(Span<Append> commits)
    {
        var anyAdded = false;
        foreach (var append in commits)
        {
            append.IsAdded = main.TryAdd(append.Commit);
            anyAdded |= append.IsAdded;
            if (append.IsAdded)
            {
                AddImages(append.Commit);
            }
        }
        return anyAdded;
    }

    /// <summary>Adds the images of a commit. Of two commits of one room in a batch, the images of the later one remain; the image that is
    /// in effect meanwhile is older than both.</summary>
    private void AddImages(Commit commit)
    {
        foreach (var round in commit.DroppedRounds)
        {
            _images.Remove((commit.Room, round));
        }
        foreach (var image in commit.Private)
        {
            if (main.IsDropped(commit.Room, image.Round))
            {
                continue;
            }
            var key = (commit.Room, image.Round);
            var inForce = _images.TryGetValue(key, out var earlier)
                ? earlier.InForce
                : main.Token(commit.Room, image.Round) ?? ReadOnlyMemory<byte>.Empty;
            var token = PrivateStore.NewToken();
            main.PutToken(commit.Room, image.Round, token);
            _images[key] = new ImageWrite(commit.Room, image.Round, inForce, token, image.Value);
        }
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
