using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Someone who is or was in the room.</summary>
/// <param name="Name">Wording of the display name.</param>
/// <param name="Department">0: none.</param>
public sealed record Participant(uint Number, WordingId Name, uint Department, Role Role, Presence Presence)
{
    /// <summary>The number shown to somebody who asks to be let in as this participant. 0: nobody asks.</summary>
    public uint Asks { get; init; }

    /// <summary>Whether they are counted as people; the room seat and observers are not.</summary>
    public bool Counts => Role is Role.Participant or Role.Facilitator or Role.Host;

    public bool IsHere => Presence == Presence.Unspecified;
}
