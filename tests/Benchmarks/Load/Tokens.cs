using System.Diagnostics;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>Gives each move a position of its own, so that a receiver can tell which command it was and how long ago it was sent.</summary>
internal sealed class Tokens
{
    private const int Width = 1601;
    private const int Height = 901;

    private readonly long[] _sentAt = new long[Width * Height];
    private int _next;

    /// <summary>Returns a position that was not used for the last 1.4 million moves, and records the time.</summary>
    public (int X, int Y) Take()
    {
        var token = (int)((uint)Interlocked.Increment(ref _next) % (uint)_sentAt.Length);
        Volatile.Write(ref _sentAt[token], Stopwatch.GetTimestamp());
        return (token % Width, token / Width);
    }

    /// <summary>Returns the microseconds since the command with this position was sent.</summary>
    public long Age(int x, int y)
    {
        if ((uint)x >= Width || (uint)y >= Height)
        {
            return 0;
        }
        var sent = Volatile.Read(ref _sentAt[(y * Width) + x]);
        return sent == 0 ? 0 : Math.Max(1, (Stopwatch.GetTimestamp() - sent) * 1_000_000 / Stopwatch.Frequency);
    }
}
