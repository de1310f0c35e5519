namespace ElephantBoard.Link.Outbox;

/// <summary>An item that waits to be sent.</summary>
/// <param name="Key">Its key in the outbox.</param>
public sealed record OutboxEntry(string Key, ReadOnlyMemory<byte> Value);
