using ElephantBoard.Link.Seats;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>One client's connection. Counts what it receives without deserializing it.</summary>
internal abstract class LoadClient(Membership membership, Tokens tokens) : IAsyncDisposable
{
    public Membership Membership => membership;

    public Tokens Tokens => tokens;

    public Tally Tally { get; private set; } = new();

    /// <summary>Number of commands that are not answered yet.</summary>
    public abstract int Waiting { get; }

    /// <summary>Why the connection ended early; null if it did not.</summary>
    public Exception? Broken { get; protected set; }

    /// <summary>The elephant that this client moves; 0: it only watches.</summary>
    public ulong Elephant { get; set; }

    /// <summary>Connects and watches from the head.</summary>
    public abstract Task StartAsync(uint after, ulong epoch, CancellationToken cancellationToken);

    /// <summary>Appends a move to the buffer.</summary>
    public abstract void Move(int x, int y);

    /// <summary>Sends the buffer.</summary>
    public abstract void Flush();

    /// <summary>Resets the counters.</summary>
    public void Reset() => Tally = new() { LastSequence = Tally.LastSequence };

    public abstract ValueTask DisposeAsync();
}
