using Orleans.Concurrency;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// One room, one queue. Parameters and results are protobuf as bytes: messages of elephantboard.v1, named at each method. Never throws because
/// of a client's input; throws only when the room cannot be read.
/// </summary>
/// <remarks>A participant is identified by their number and the SHA-256 of their token's secret. Every call checks both.</remarks>
public interface IRoomGrain : IGrainWithGuidKey
{
    /// <summary>OpenRoomRequest → Answer. Called once, on a new room.</summary>
    Task<byte[]> Open(byte[] request, byte[] secret, byte[] hostSecret);

    /// <summary>→ RoomDescription without code, link, port and traffic limits.</summary>
    Task<byte[]> Describe();

    /// <summary>JoinRequest → JoinResponse without token.</summary>
    /// <param name="proof">What the caller may prove; each of its parts may be empty.</param>
    Task<byte[]> Join(byte[] request, JoinProof proof);

    /// <summary>Returns whether the room exists for a caller: a locked one only for those who prove a seat or the host link.</summary>
    Task<bool> LetsIn(JoinProof proof);

    /// <summary>→ a Refusal, or nothing when the participant is in the room.</summary>
    Task<byte[]> Admit(uint participant, byte[] secret);

    /// <summary>Commands → an Answer for each, in the same order. Each is decided after those before it.</summary>
    Task<Immutable<byte[][]>> Do(uint participant, byte[] secret, Immutable<byte[][]> commands);

    /// <summary>TakePocketRequest → Kept.</summary>
    Task<byte[]> TakePocket(uint participant, byte[] secret, byte[] request);

    /// <summary>PocketCommand → Kept. The room does not learn the participant.</summary>
    Task<byte[]> Keep(byte[] command);

    /// <summary>ReadPocketRequest → ReadPocketResponse. The room does not learn the participant.</summary>
    Task<byte[]> ReadPocket(byte[] request);

    /// <summary>HereRequest of an admitted participant. Only the latest counts.</summary>
    Task Here(uint participant, byte[] request);

    /// <summary>Returns the room's head.</summary>
    Task<RoomHead> Head();

    /// <summary>→ Checkpoint at the head.</summary>
    Task<RoomCheckpoint> Checkpoint();

    /// <summary>Reads the events after a sequence number with the wordings that are visible now, as a Frame. Stops at the head, at
    /// <paramref name="to"/>,
    /// or after about 256 KiB. Returns nothing if the participant is not in the room when the read ends.</summary>
    Task<CatchUp> Read(uint participant, byte[] secret, uint after, uint to);

    /// <summary>Returns the latest values and a heartbeat, as a Frame. Returns nothing if the participant is not in the room.</summary>
    Task<byte[]> Greet(uint participant, byte[] secret);

    /// <summary>Records that a stream of a participant has ended. <see cref="Greet"/> records that it began.</summary>
    Task Disconnected(uint participant);

    /// <summary>Streams all batches from now on, in order. Ends when the room deactivates or the subscriber is too slow; it must then subscribe
    /// again.</summary>
    IAsyncEnumerable<FeedBatch> Follow();
}

/// <param name="VisibilityVersion">Increases whenever a wording becomes hidden: content rendered before that must not be sent any more.</param>
[GenerateSerializer, Immutable]
public readonly record struct RoomHead(ulong Epoch, uint Sequence, ulong VisibilityVersion);

[GenerateSerializer, Immutable]
public sealed record RoomCheckpoint(RoomHead Head, byte[] Bytes);

/// <param name="Reached">Number of the last event in the frame; if there is none, the requested start.</param>
/// <param name="IsAdmitted">Whether the reader was in the room during the read.</param>
[GenerateSerializer, Immutable]
public sealed record CatchUp(byte[] Frame, uint Reached, bool AtHead, bool IsAdmitted);

/// <summary>The output of one room batch, or of the room's clock, for watchers.</summary>
/// <param name="Last">Number of its last event; 0 if there are no events.</param>
/// <param name="Frame">A Frame, serialized once.</param>
/// <param name="Ended">Participants whose streams end with this batch: their membership ended, or another device has their seat.</param>
[GenerateSerializer, Immutable]
public sealed record FeedBatch(uint Last, byte[] Frame, uint[] Ended)
{
    /// <summary>Participants who may open streams from now on: they were let in, or have their seat on another device.</summary>
    [Id(0)]
    public uint[] Back { get; init; } = [];
}
