using System.Security.Cryptography;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Remembers every command that a room accepted, for the room's lifetime: repeating a command returns the same answer.</summary>
internal sealed class RememberedCommands
{
    /// <summary>Number of bytes of a command's hash that are stored.</summary>
    public const int ContentSize = 16;

    private readonly Dictionary<ulong, Lane> _lanes = [];

    public bool KnowsLane(ulong lane) => _lanes.ContainsKey(lane);

    /// <summary>Returns null when this id is new.</summary>
    public (UInt128 Content, uint Sequence)? Find(CommandId id) =>
        _lanes.TryGetValue(id.Lane, out var lane) && lane.Commands.TryGetValue(id.Counter, out var known)
            ? known
            : null;

    /// <summary>Returns whether the lane belongs to an act that names nobody.</summary>
    public bool IsOwnLane(ulong lane) => _lanes.TryGetValue(lane, out var known) && known.Commands.ContainsKey(0);

    public void Add(RememberedCommand command)
    {
        if (!_lanes.TryGetValue(command.Id.Lane, out var lane))
        {
            _lanes[command.Id.Lane] = lane = new Lane([]);
        }
        lane.Commands[command.Id.Counter] = (ToNumber(command.Content.Span), command.Sequence);
    }

    /// <summary>Returns a copy of all commands, in no order.</summary>
    public IReadOnlyList<RememberedCommand> All() =>
        [
            .. from lane in _lanes
            from command in lane.Value.Commands
            select new RememberedCommand
            {
                Id = new() { Lane = lane.Key, Counter = command.Key },
                Content = ToBytes(command.Value.Content),
                Sequence = command.Value.Sequence,
            },
        ];

    /// <summary>Returns the hash that distinguishes two commands with the same id.</summary>
    public static ByteString ContentOf(ReadOnlySpan<byte> command)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(command, hash);
        return ByteString.CopyFrom(hash[..ContentSize]);
    }

    public static UInt128 ToNumber(ReadOnlySpan<byte> content) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(content);

    private static ByteString ToBytes(UInt128 content)
    {
        var bytes = new byte[ContentSize];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, content);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    private readonly record struct Lane(Dictionary<uint, (UInt128 Content, uint Sequence)> Commands);
}
