namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>Tests that fill the machine: none runs beside another.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
