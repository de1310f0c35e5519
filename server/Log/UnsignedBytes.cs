namespace ElephantBoard.Log;

/// <summary>Byte strings in the order of a database: byte by byte, unsigned, a shorter one before its longer ones.</summary>
internal static class UnsignedBytes
{
    public static readonly IComparer<byte[]> Ascending = Comparer<byte[]>.Create(
        static (left, right) => left.AsSpan().SequenceCompareTo(right)
    );
}
