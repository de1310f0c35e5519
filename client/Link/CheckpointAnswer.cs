using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>A checkpoint, or why there is none: one of the two.</summary>
public sealed record CheckpointAnswer(Checkpoint? Checkpoint, Refusal? Refusal);
