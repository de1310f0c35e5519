namespace ElephantBoard.Log;

/// <summary>Gathers one page of turns, fed in order: the one place that knows where a page may end.</summary>
/// <remarks>
/// A page ends only before a turn with events, and never before it holds one: so whoever has read up to a sequence number also
/// has every turn without events that stands there.
/// </remarks>
internal sealed class TurnPage(uint after, int bytes)
{
    private readonly List<Turn> _turns = [];
    private long _left = bytes;
    private bool _counted;

    public IReadOnlyList<Turn> Turns => _turns;

    /// <summary>Whether a turn at this place belongs behind <c>after</c> at all.</summary>
    public bool Wants(uint first, int count) => first + (ulong)Math.Max(count, 1) - 1 > after;

    /// <summary>Whether the page ends before this turn.</summary>
    public bool EndsBefore(int count) => count > 0 && _counted && _left <= 0;

    public void Add(Turn turn)
    {
        _turns.Add(turn);
        _left -= turn.Bytes.Length;
        _counted |= turn.Count > 0;
    }
}
