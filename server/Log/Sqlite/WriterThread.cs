using System.Runtime.InteropServices;

namespace ElephantBoard.Log.Sqlite;

/// <summary>The only thread that writes, for all rooms. Commits that wait at the same time share one transaction.</summary>
internal sealed class WriterThread
{
    private readonly WriteQueue _queue = new();
    private readonly BatchWriter _batches;
    private readonly int _maxBatch;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriterThread(BatchWriter batches, int maxBatch)
    {
        _batches = batches;
        _maxBatch = maxBatch;
        new Thread(Run) { Name = "log writer", IsBackground = true }.Start();
    }

    public Task<AppendOutcome> AppendAsync(Commit commit)
    {
        var append = new Append(commit);
        _queue.Add(append);
        return append.Answer;
    }

    /// <summary>Runs work on the writer's thread, between two groups.</summary>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var workItem = new WorkItem<T>(work);
        _queue.Add(workItem);
        return workItem.Answer;
    }

    /// <summary>Accepts no more work and completes when all queued work is done.</summary>
    public Task CloseAsync()
    {
        _queue.Close();
        return _ended.Task;
    }

    private void Run()
    {
        var taken = new List<Write>();
        var batch = new List<Append>();
        while (_queue.TakeAll(ref taken))
        {
            foreach (var write in CollectionsMarshal.AsSpan(taken))
            {
                if (write is Append append)
                {
                    batch.Add(append);
                    if (batch.Count < _maxBatch)
                    {
                        continue;
                    }
                }
                WriteBatch(batch);
                if (write is WorkItem workItem)
                {
                    RunWorkItem(workItem);
                }
            }
            WriteBatch(batch);
        }
        _ended.SetResult();
    }

    private void WriteBatch(List<Append> batch)
    {
        if (batch.Count > 0)
        {
            _batches.Write(batch);
            batch.Clear();
        }
    }

    private static void RunWorkItem(WorkItem workItem)
    {
#pragma warning disable CA1031 // The caller gets the error, whatever it is; the writer continues.
        try
        {
            workItem.Run();
        }
        catch (StoreException full) when (full.IsDiskFull)
        {
            workItem.Fail(new LogFullException("No space is left where the log is kept.", full));
        }
        catch (Exception error)
        {
            workItem.Fail(error);
        }
#pragma warning restore CA1031
    }
}
