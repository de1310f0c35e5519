namespace ElephantBoard.Rules;

/// <summary>Every limit of a room, with its name. Texts are counted in Unicode scalars, after normalisation.</summary>
public sealed record Limits
{
    public static readonly Limits Default = new();

    /// <summary>An elephant's text.</summary>
    public int Text { get; init; } = 2_000;

    /// <summary>What was decided when an elephant leaves.</summary>
    public int Decision { get; init; } = 500;
    public int PersonName { get; init; } = 60;
    public int RoomName { get; init; } = 120;

    /// <summary>The concern, and the prompt.</summary>
    public int Line { get; init; } = 300;
    public int DepartmentName { get; init; } = 40;
    public int Departments { get; init; } = 12;

    /// <summary>Elephants a room, those in the hat and those that are gone included.</summary>
    public int Elephants { get; init; } = 10_000;

    /// <summary>People in a room at a time, observers and the room seat included.</summary>
    public int People { get; init; } = 1_000;

    /// <summary>Items a pocket: drafts and rewordings.</summary>
    public int Items { get; init; } = 20;

    /// <summary>Fewest people whose elephants an anonymous hat is poured with.</summary>
    public int LeastPoured { get; init; } = 3;

    /// <summary>Fewest answers that a question is counted with, in every room.</summary>
    public int LeastCounted { get; init; } = 3;
}
