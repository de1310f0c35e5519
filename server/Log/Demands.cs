namespace ElephantBoard.Log;

/// <summary>What every log demands of its caller, before anything is touched.</summary>
internal static class Demands
{
    /// <exception cref="ArgumentException">A commit that no log may take: events without bytes, a negative count.</exception>
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
