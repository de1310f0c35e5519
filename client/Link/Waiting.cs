namespace ElephantBoard.Link;

/// <summary>An item that waits to be sent.</summary>
/// <param name="Key">Its key in the outbox.</param>
public sealed record Waiting(string Key, ReadOnlyMemory<byte> Value);
