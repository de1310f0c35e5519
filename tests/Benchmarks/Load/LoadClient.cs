using ElephantBoard.Link.Seats;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>One person's connection, as cheap as can be: counts what it is sent instead of understanding it.</summary>
internal abstract class LoadClient(Membership membership, Tokens tokens) : IAsyncDisposable
{
    public Membership Membership => membership;

    public Tokens Tokens => tokens;

    public Tally Tally { get; private set; } = new();

    /// <summary>Commands without an answer.</summary>
    public abstract int Waiting { get; }

    /// <summary>Why the connection ended, when it should not have.</summary>
    public Exception? Broken { get; protected set; }

    /// <summary>The elephant that this one moves; 0: only watches.</summary>
    public ulong Elephant { get; set; }

    /// <summary>Connects and watches from the head.</summary>
    public abstract Task StartAsync(uint after, ulong epoch, CancellationToken cancellationToken);

    /// <summary>Puts a move into the buffer.</summary>
    public abstract void Move(int x, int y);

    /// <summary>Sends what is in the buffer.</summary>
    public abstract void Flush();

    /// <summary>Begins to count anew.</summary>
    public void Reset() => Tally = new() { LastSequence = Tally.LastSequence };

    public abstract ValueTask DisposeAsync();
}
