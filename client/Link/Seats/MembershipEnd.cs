namespace ElephantBoard.Link.Seats;

/// <summary>Why a membership ended.</summary>
public enum MembershipEnd
{
    /// <summary>This seat left.</summary>
    Left,

    /// <summary>Someone removed this participant.</summary>
    Removed,

    /// <summary>Another device took the seat.</summary>
    Moved,

    /// <summary>The server refused the token. Its keys are still those of what this seat wrote.</summary>
    Unknown,
}

public static class MembershipEnds
{
    /// <summary>Returns the key of the sentence that explains it.</summary>
    public static string Sentence(this MembershipEnd end) =>
        end switch
        {
            MembershipEnd.Left => "ended.left",
            MembershipEnd.Removed => "ended.removed",
            MembershipEnd.Moved => "ended.moved",
            _ => "ended.unknown",
        };
}
