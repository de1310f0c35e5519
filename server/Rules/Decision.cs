using ElephantBoard.V1;

namespace ElephantBoard.Rules;

/// <summary>The outcome of a command, applied completely or not at all.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>There is nothing to do; the command is accepted.</summary>
    public static readonly Decision Nothing = new Accepted([]);

    /// <param name="Events">In order, without sequence number, time, and reader, which the room sets.</param>
    public sealed record Accepted(IReadOnlyList<Event> Events) : Decision
    {
        /// <summary>The changes beside the events.</summary>
        public IReadOnlyList<Change> Changes { get; init; } = [];
    }

    public sealed record Refused(Refusal Refusal) : Decision
    {
        /// <summary>The changes of a refused command: they record that it was tried.</summary>
        public IReadOnlyList<Change> Changes { get; init; } = [];
    }

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    public static implicit operator Decision(Event evt) => new Accepted([evt]);
}
