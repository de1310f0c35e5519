using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>What comes of a command: everything in it, or nothing.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>Nothing is left to do. Accepted all the same.</summary>
    public static readonly Decision Nothing = new Accepted([]);

    /// <param name="Events">In order; without sequence number, time and reader, which the room gives them.</param>
    public sealed record Accepted(IReadOnlyList<Event> Events) : Decision
    {
        /// <summary>What changes beside the events.</summary>
        public IReadOnlyList<Change> Changes { get; init; } = [];
    }

    public sealed record Refused(Refusal Refusal) : Decision;

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    public static implicit operator Decision(Event happened) => new Accepted([happened]);
}
