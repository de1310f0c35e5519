using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Caches compressed checkpoints of rooms. A cached checkpoint is at most 1 s or 500 events old, and never contains a wording that was
/// hidden after the checkpoint was made.</summary>
internal sealed class CheckpointCache(IGrainFactory grains, [FromKeyedServices(Clocks.Rooms)] TimeProvider clock)
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    public const uint MaxEvents = 500;

    private static readonly TimeSpan Retention = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Rendered> _rendered = new();

    /// <summary>Returns a recent checkpoint of the room in both formats.</summary>
    public async Task<Rendered> GetAsync(Guid room)
    {
        var grain = grains.GetGrain<IRoomGrain>(room);
        if (_rendered.TryGetValue(room, out var kept) && IsFresh(kept, await grain.Head()))
        {
            return kept;
        }
        var checkpoint = await grain.Checkpoint();
        var rendered = new Rendered(checkpoint, clock.GetTimestamp());
        EvictExpired();
        _rendered[room] = rendered;
        return rendered;
    }

    /// <summary>Removes the checkpoints of rooms that had no recent request.</summary>
    private void EvictExpired()
    {
        foreach (var (room, kept) in _rendered)
        {
            if (clock.GetElapsedTime(kept.At) > Retention)
            {
                _rendered.TryRemove(room, out _);
            }
        }
    }

    private bool IsFresh(Rendered rendered, RoomHead head) =>
        rendered.Head == head
        || (
            rendered.Head.Epoch == head.Epoch
            && rendered.Head.VisibilityVersion == head.VisibilityVersion
            && head.Sequence - rendered.Head.Sequence <= MaxEvents
            && clock.GetElapsedTime(rendered.At) <= MaxAge
        );

    /// <summary>A checkpoint in the formats in which it is sent. Each format is created on first use.</summary>
    internal sealed class Rendered(RoomCheckpoint checkpoint, long at)
    {
        private readonly Lazy<byte[]> _protobuf = new(() => Brotli.Compress(checkpoint.Bytes));
        private readonly Lazy<byte[]> _json = new(() => Brotli.Compress(ToJson(checkpoint.Bytes)));

        public RoomHead Head => checkpoint.Head;
        public long At => at;

        /// <summary>A Checkpoint in protobuf, compressed with Brotli.</summary>
        public byte[] Protobuf => _protobuf.Value;

        /// <summary>The Checkpoint's proto3 JSON, compressed with Brotli.</summary>
        public byte[] Json => _json.Value;
    }

    private static byte[] ToJson(byte[] checkpoint) =>
        Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(Checkpoint.Parser.ParseFrom(checkpoint)));
}

/// <summary>Compresses with Brotli at its fastest level, because checkpoints are created often and are short-lived.</summary>
internal static class Brotli
{
    private const int Quality = 1;
    private const int Window = 22;

    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var into = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, into, out var written, Quality, Window)
            ? into[..written]
            : throw new InvalidOperationException("Brotli did not compress.");
    }
}
