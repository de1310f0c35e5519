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

        /// <summary>The new live state, or null if it does not set one.</summary>
        internal LiveState? Live => Changes.OfType<Change.LiveSet>().FirstOrDefault()?.State;
    }

    public sealed record Refused(Refusal Refusal) : Decision
    {
        /// <summary>The changes of a refused command: they record that it was tried.</summary>
        public IReadOnlyList<Change> Changes { get; init; } = [];

        /// <summary>Tells the room that it was tried.</summary>
        public IReadOnlyList<Event> Events { get; init; } = [];
    }

    /// <summary>Accepts a command that changes the live state.</summary>
    /// <param name="change">Changes a copy.</param>
    internal static Decision Set(LiveState live, Action<LiveState> change)
    {
        var next = live.Clone();
        change(next);
        return new Accepted([]) { Changes = [new Change.LiveSet(next)] };
    }

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    public static implicit operator Decision(Event evt) => new Accepted([evt]);
}
