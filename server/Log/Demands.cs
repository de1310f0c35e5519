namespace ElephantBoard.Log;

/// <summary>Checks that every log makes before it changes anything.</summary>
internal static class Demands
{
    /// <exception cref="ArgumentException">The commit is invalid: events without bytes, or a negative count.</exception>
    public static void Sound(Commit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentOutOfRangeException.ThrowIfNegative(commit.Events);
        if (commit.Events > 0 && commit.Turn.IsEmpty)
        {
            throw new ArgumentException("A commit with events needs the bytes of its turn.", nameof(commit));
        }
    }

    public static void NewRoom(string code, ulong epoch)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentOutOfRangeException.ThrowIfZero(epoch);
    }
}
