namespace ElephantBoard.Host.Rooms;

/// <summary>
/// One room, one queue. Speaks protobuf as bytes: messages of elephantboard.v1, named at each method. Never throws for what people send;
/// throws only when the room cannot be read.
/// </summary>
/// <remarks>A participant is named by number and the SHA-256 of their token's secret; both are checked on every call.</remarks>
public interface IRoomGrain : IGrainWithGuidKey
{
    /// <summary>OpenRoomRequest → Answer. Once, on a room that has just been made.</summary>
    Task<byte[]> Open(byte[] request, byte[] secret, byte[] hostSecret);

    /// <summary>→ RoomDescription without code, link, port and limits of traffic.</summary>
    Task<byte[]> Describe();

    /// <summary>JoinRequest → JoinResponse without token.</summary>
    Task<byte[]> Join(byte[] request, byte[] secret, byte[] hostSecret);

    /// <summary>→ a Refusal, or nothing when the participant is in the room.</summary>
    Task<byte[]> Admit(uint participant, byte[] secret);

    /// <summary>Command → Answer.</summary>
    Task<byte[]> Do(uint participant, byte[] secret, byte[] command);

    /// <summary>TakePocketRequest → Kept.</summary>
    Task<byte[]> TakePocket(uint participant, byte[] secret, byte[] request);

    /// <summary>PocketCommand → Kept. The participant is not told to the room.</summary>
    Task<byte[]> Keep(byte[] command);

    /// <summary>ReadPocketRequest → ReadPocketResponse. The participant is not told to the room.</summary>
    Task<byte[]> ReadPocket(byte[] request);

    /// <summary>HereRequest of somebody admitted. Latest only.</summary>
    Task Here(uint participant, byte[] request);

    /// <summary>Where the room is now.</summary>
    Task<RoomHead> Head();

    /// <summary>→ Checkpoint at the head.</summary>
    Task<RoomCheckpoint> Checkpoint();

    /// <summary>Events after a sequence number with the wordings that may be seen now: a Frame. Stops at the head, or at <paramref name="to"/>, or
    /// after about 256 KiB. Nothing for somebody who is not in the room at its end.</summary>
    Task<CatchUp> Read(uint participant, byte[] secret, uint after, uint to);

    /// <summary>The latest values and a heartbeat: a Frame. Nothing for somebody who is not in the room.</summary>
    Task<byte[]> Greet(uint participant, byte[] secret);

    /// <summary>Everything from now on, in order. Ends when the room goes away or the follower is too slow: follow again.</summary>
    IAsyncEnumerable<FeedBatch> Follow();
}

/// <param name="VisibilityVersion">Rises whenever a wording stops being shown: what was rendered before must not be sent any more.</param>
[GenerateSerializer, Immutable]
public readonly record struct RoomHead(ulong Epoch, uint Sequence, ulong VisibilityVersion);

[GenerateSerializer, Immutable]
public sealed record RoomCheckpoint(RoomHead Head, byte[] Bytes);

/// <param name="Reached">Number of the last event in it; what was asked from, when there is none.</param>
/// <param name="IsAdmitted">Whether the reader was in the room when it was read.</param>
[GenerateSerializer, Immutable]
public sealed record CatchUp(byte[] Frame, uint Reached, bool AtHead, bool IsAdmitted);

/// <summary>What one turn of a room, or its clock, has for its watchers.</summary>
/// <param name="Last">Number of its last event; 0: no events.</param>
/// <param name="Frame">A Frame, serialised once.</param>
/// <param name="Ended">Participants whose stay ended in it.</param>
[GenerateSerializer, Immutable]
public sealed record FeedBatch(uint Last, byte[] Frame, uint[] Ended);
