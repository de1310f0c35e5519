namespace ElephantBoard.Rules;

/// <summary>All limits of a room. Texts are counted in Unicode scalar values after normalization.</summary>
public sealed record Limits
{
    public static readonly Limits Default = new();

    /// <summary>An elephant's text.</summary>
    public int Text { get; init; } = 2_000;

    /// <summary>A decision's sentence.</summary>
    public int Decision { get; init; } = 500;
    public int PersonName { get; init; } = 60;
    public int RoomName { get; init; } = 120;

    /// <summary>The concern, and the prompt.</summary>
    public int Line { get; init; } = 300;
    public int DepartmentName { get; init; } = 40;
    public int Departments { get; init; } = 12;

    /// <summary>Elephants per room, including those in the hat and those that are gone.</summary>
    public int Elephants { get; init; } = 10_000;

    /// <summary>People in a room at a time, including observers and the room seat.</summary>
    public int People { get; init; } = 1_000;

    /// <summary>Items per pocket: drafts and rewordings.</summary>
    public int Items { get; init; } = 20;

    /// <summary>Minimum number of people with something in an anonymous hat for a pour.</summary>
    public int LeastPoured { get; init; } = 3;

    /// <summary>Time from the announcement of a pour until Reveal is accepted. Zero: a pour needs no announcement.</summary>
    public TimeSpan PourCountdown { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Time after a pour, or after a refused one, before the next try is accepted.</summary>
    public TimeSpan PourPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Time in which a link to a seat can be used.</summary>
    public TimeSpan SeatOffer { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time after which another device can replace a request to be let in.</summary>
    public TimeSpan SeatRequest { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Time without a connection after which a seat no longer keeps others from its name.</summary>
    public TimeSpan Away { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Minimum number of answers for counting a question, in every room.</summary>
    public int LeastCounted { get; init; } = 3;
}
