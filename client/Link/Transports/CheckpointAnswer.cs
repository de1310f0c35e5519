using ElephantBoard.V1;

namespace ElephantBoard.Link.Transports;

/// <summary>Either a checkpoint or a refusal.</summary>
public sealed record CheckpointAnswer(Checkpoint? Checkpoint, Refusal? Refusal);
