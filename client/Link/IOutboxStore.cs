namespace ElephantBoard.Link;

/// <summary>Where one seat's unsent things wait. Small: what one person did while the link was away.</summary>
/// <remarks>Kept until it is taken away; over a restart, where the form is a file. Calls come one at a time.</remarks>
public interface IOutboxStore
{
    /// <summary>All that waits, in the order in which it was first put.</summary>
    ValueTask<IReadOnlyList<Waiting>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Kept when this returns. The same key again: the value is put over the older one, in its place.</summary>
    ValueTask PutAsync(Waiting waiting, CancellationToken cancellationToken);

    ValueTask RemoveAsync(string key, CancellationToken cancellationToken);
}
