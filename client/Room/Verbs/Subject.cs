using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>What a verb is done to.</summary>
public abstract record Subject
{
    private Subject() { }

    /// <summary>The room as a whole.</summary>
    public static Subject Whole { get; } = new TheRoom();

    public sealed record TheRoom : Subject;

    /// <param name="IsOwn">Whether it was asked for where only its author looks: what only an author can do is offered.</param>
    public sealed record Elephants(IReadOnlyList<ulong> Ids, bool IsOwn = false) : Subject
    {
        /// <summary>The one elephant; null when there are several.</summary>
        public ulong? Only => Ids.Count == 1 ? Ids[0] : null;
    }

    public sealed record Person(uint Number) : Subject;

    public sealed record InTheHat(Draft Draft) : Subject;

    public sealed record ToStage(Stage Stage) : Subject;

    public static Elephants One(ulong elephant, bool isOwn = false) => new([elephant], isOwn);
}
