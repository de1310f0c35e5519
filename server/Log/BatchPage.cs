namespace ElephantBoard.Log;

/// <summary>Collects one page of batches, which are added in order. Only this class knows where a page may end.</summary>
/// <remarks>
/// A page ends only before a batch with events, and contains at least one. So a reader that has read up to a sequence number also
/// has every batch without events at that number.
/// </remarks>
internal sealed class BatchPage(uint after, int bytes)
{
    private readonly List<StoredBatch> _batches = [];
    private long _left = bytes;
    private bool _counted;

    public IReadOnlyList<StoredBatch> Batches => _batches;

    /// <summary>Returns whether a batch at this place comes after <c>after</c>.</summary>
    public bool Wants(uint first, int count) => first + (ulong)Math.Max(count, 1) - 1 > after;

    /// <summary>Returns whether the page ends before this batch.</summary>
    public bool EndsBefore(int count) => count > 0 && _counted && _left <= 0;

    public void Add(StoredBatch batch)
    {
        _batches.Add(batch);
        _left -= batch.Bytes.Length;
        _counted |= batch.Count > 0;
    }
}
