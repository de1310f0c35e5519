namespace ElephantBoard.Link;

/// <summary>Something that waits to be sent.</summary>
/// <param name="Key">Its name within the outbox.</param>
public sealed record Waiting(string Key, ReadOnlyMemory<byte> Value);
