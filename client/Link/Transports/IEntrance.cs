using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Transports;

/// <summary>Accesses the rooms of one server over one transport. Thread-safe.</summary>
/// <remarks>A refusal is an answer. A request that could not be sent, or whose answer did not arrive, throws
/// <see cref="LinkBrokenException"/>: it is then unknown whether a command was executed. Repeating the same command returns its answer.</remarks>
public interface IEntrance : IAsyncDisposable
{
    Task<OpenRoomResponse> OpenRoomAsync(OpenRoomRequest request, CancellationToken cancellationToken);

    /// <param name="proof">"Bearer TOKEN" or "Host SECRET"; null: none, and a locked room is then unknown.</param>
    Task<DescribeRoomResponse> DescribeRoomAsync(string code, string? proof, CancellationToken cancellationToken);

    Task<DescribeRoomResponse> DescribeRoomAsync(string code, CancellationToken cancellationToken) =>
        DescribeRoomAsync(code, proof: null, cancellationToken);

    Task<JoinResponse> JoinAsync(JoinRequest request, CancellationToken cancellationToken);

    /// <summary>Returns the room at most 1 s or 500 events ago.</summary>
    Task<CheckpointAnswer> GetCheckpointAsync(Membership membership, CancellationToken cancellationToken);

    /// <summary>Returns the room at a place of its timeline, with the wordings that may be seen today.</summary>
    /// <param name="sequence">1 up to the head's number; any other number is refused.</param>
    Task<CheckpointAnswer> GetStateAtAsync(Membership membership, uint sequence, CancellationToken cancellationToken);

    /// <summary>Returns the answer after the command is on disk.</summary>
    Task<Answer> DoAsync(Membership membership, Command command, CancellationToken cancellationToken);

    /// <summary>Streams the events after a place in order, then live events. The last item before the end is a bye, if the server
    /// could send one.</summary>
    /// <param name="after">The epoch 0 means "from the start".</param>
    IAsyncEnumerable<Frame> WatchAsync(Membership membership, Place after, CancellationToken cancellationToken);

    /// <summary>Sends the pointer. Only the latest counts; it may be dropped.</summary>
    Task HereAsync(Membership membership, HereRequest request, CancellationToken cancellationToken);

    Task<Kept> TakePocketAsync(Membership membership, TakePocketRequest request, CancellationToken cancellationToken);

    /// <summary>Sends a pocket command, padded to one of a few sizes (<see cref="Timeline.WireSize"/>) whatever its content.</summary>
    Task<Kept> KeepAsync(Membership membership, PocketCommand command, CancellationToken cancellationToken);

    Task<ReadPocketResponse> ReadPocketAsync(
        Membership membership,
        ReadPocketRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>Abandons a connection that is dead without an error (after sleep or a network change): pending requests on it fail now, and
    /// later ones use a new connection.</summary>
    void Abandon() { }
}
