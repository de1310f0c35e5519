using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Transports;

/// <summary>A way into the rooms of one server. May be used from several threads at once.</summary>
/// <remarks>A refusal is an answer. What could not be asked, or whose answer did not arrive, throws
/// <see cref="LinkBrokenException"/>: whether a command was done is then not known, and the same one again tells.</remarks>
public interface IEntrance : IAsyncDisposable
{
    Task<OpenRoomResponse> OpenRoomAsync(OpenRoomRequest request, CancellationToken cancellationToken);

    Task<DescribeRoomResponse> DescribeRoomAsync(string code, CancellationToken cancellationToken);

    Task<JoinResponse> JoinAsync(JoinRequest request, CancellationToken cancellationToken);

    /// <summary>The room at most 1 s or 500 events ago.</summary>
    Task<CheckpointAnswer> GetCheckpointAsync(Membership membership, CancellationToken cancellationToken);

    /// <summary>The room as it was at a place of its timeline, with the wordings that may be seen today.</summary>
    /// <param name="sequence">1 to the head's; another one is refused.</param>
    Task<CheckpointAnswer> GetStateAtAsync(Membership membership, uint sequence, CancellationToken cancellationToken);

    /// <summary>Answered after the command is on disk.</summary>
    Task<Answer> DoAsync(Membership membership, Command command, CancellationToken cancellationToken);

    /// <summary>What happened after a place, in order, then what happens. The last item before the end is a bye, if the server
    /// could say one.</summary>
    /// <param name="after">The epoch 0 stands for "from the start".</param>
    IAsyncEnumerable<Frame> WatchAsync(Membership membership, Place after, CancellationToken cancellationToken);

    /// <summary>Latest only; may be dropped.</summary>
    Task HereAsync(Membership membership, HereRequest request, CancellationToken cancellationToken);

    Task<Kept> TakePocketAsync(Membership membership, TakePocketRequest request, CancellationToken cancellationToken);

    /// <summary>Travels at one of few sizes (<see cref="Timeline.WireSize"/>), whatever it says.</summary>
    Task<Kept> KeepAsync(Membership membership, PocketCommand command, CancellationToken cancellationToken);

    Task<ReadPocketResponse> ReadPocketAsync(
        Membership membership,
        ReadPocketRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>The connection is dead, though nobody said so (a sleep, a network that changed): what is under way on it breaks now, and
    /// what is asked from now on goes over a new one.</summary>
    void Abandon() { }
}
