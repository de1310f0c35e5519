using System.Buffers.Binary;
using System.Security.Cryptography;
using ElephantBoard.Host.Keys;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>The same randomness for every session that starts with the same seed.</summary>
internal sealed class FixedSeeds : ISeeds
{
    private int _seed;
    private int _count;

    public void Start(int seed) => (_seed, _count) = (seed, 0);

    public byte[] Next()
    {
        Span<byte> input = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(input, _seed);
        BinaryPrimitives.WriteInt32BigEndian(input[4..], Interlocked.Increment(ref _count));
        return SHA256.HashData(input);
    }
}

/// <summary>The wall clock stands still; timers and stopwatches run.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);
}
