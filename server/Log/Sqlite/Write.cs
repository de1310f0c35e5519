namespace ElephantBoard.Log.Sqlite;

/// <summary>Work for the writer. Continuations of its task never run on the writer's thread.</summary>
internal abstract class Write
{
    /// <summary>Fails it with an exception.</summary>
    public abstract void Fail(Exception error);
}

/// <summary>A commit, which shares its fsync with the others in its group.</summary>
internal sealed class Append(Commit commit) : Write
{
    private readonly TaskCompletionSource<AppendOutcome> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Commit Commit => commit;

    public Task<AppendOutcome> Answer => _answer.Task;

    /// <summary>State for the group that contains it.</summary>
    public bool IsAdded { get; set; }

    public void Complete(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public override void Fail(Exception error) => _answer.TrySetException(error);
}

/// <summary>Any other work, done alone and in order.</summary>
internal abstract class WorkItem : Write
{
    /// <summary>Does the work, and completes the item if it succeeds.</summary>
    public abstract void Run();
}

/// <inheritdoc/>
internal sealed class WorkItem<T>(Func<T> work) : WorkItem
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public override void Run() => _answer.TrySetResult(work());

    public override void Fail(Exception error) => _answer.TrySetException(error);
}
