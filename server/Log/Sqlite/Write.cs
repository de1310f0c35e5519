namespace ElephantBoard.Log.Sqlite;

/// <summary>Something that waits for the writer. Continuations of its answer never run on the writer's thread.</summary>
internal abstract class Write
{
    /// <summary>Answers it with an error.</summary>
    public abstract void Fail(Exception error);
}

/// <summary>A commit: shares its fsync with those beside it.</summary>
internal sealed class Append(Commit commit) : Write
{
    private readonly TaskCompletionSource<AppendOutcome> _answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Commit Commit => commit;

    public Task<AppendOutcome> Answer => _answer.Task;

    /// <summary>For the batch that it is in.</summary>
    public bool IsAdded { get; set; }

    public void Complete(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public override void Fail(Exception error) => _answer.TrySetException(error);
}

/// <summary>Anything else, done alone and in its turn.</summary>
internal abstract class Errand : Write
{
    /// <summary>Does it and answers it, if it goes well.</summary>
    public abstract void Run();
}

/// <inheritdoc/>
internal sealed class Errand<T>(Func<T> work) : Errand
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public override void Run() => _answer.TrySetResult(work());

    public override void Fail(Exception error) => _answer.TrySetException(error);
}
