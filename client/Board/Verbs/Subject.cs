using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>The subject of a verb.</summary>
public abstract record Subject
{
    private Subject() { }

    /// <summary>The room as a whole.</summary>
    public static Subject Whole { get; } = new TheRoom();

    public sealed record TheRoom : Subject;

    /// <param name="IsOwn">Whether it is in the tab Mine, where author commands are offered.</param>
    public sealed record Elephants(IReadOnlyList<ulong> Ids, bool IsOwn = false) : Subject
    {
        /// <summary>The only elephant, or null if there are several.</summary>
        public ulong? Only => Ids.Count == 1 ? Ids[0] : null;
    }

    public sealed record Person(uint Number) : Subject;

    public sealed record InTheHat(Draft Draft) : Subject;

    public sealed record ToStage(Stage Stage) : Subject;

    public static Elephants One(ulong elephant, bool isOwn = false) => new([elephant], isOwn);
}
