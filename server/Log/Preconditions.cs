namespace ElephantBoard.Log;

/// <summary>Checks that every log makes before it changes anything.</summary>
internal static class Preconditions
{
    /// <exception cref="ArgumentException">The commit is invalid: events without bytes, or a negative count.</exception>
    public static void CheckCommit(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentOutOfRangeException.ThrowIfNegative(commit.Events);
        if (commit.Events > 0 && commit.Batch.IsEmpty)
        {
            throw new ArgumentException("A commit with events needs the bytes of its batch.", nameof(commit));
        }
    }

    public static void CheckNewRoom(string code, ulong epoch)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentOutOfRangeException.ThrowIfZero(epoch);
    }
}
