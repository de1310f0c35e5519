namespace ElephantBoard.Log;

/// <summary>Compares byte strings like a database: byte by byte, unsigned, a prefix before longer strings.</summary>
internal static class UnsignedBytes
{
    public static readonly IComparer<byte[]> Ascending = Comparer<byte[]>.Create(
        static (left, right) => left.AsSpan().SequenceCompareTo(right)
    );
}
