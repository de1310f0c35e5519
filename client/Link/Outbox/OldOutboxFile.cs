using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ElephantBoard.Link.Outbox;

/// <summary>Reads the outbox file of version 0.1 once: records of length (4 bytes), checksum (8), kind (1: put, 2: remove), key length (2),
/// key, value; little-endian.</summary>
internal static class OldOutboxFile
{
    private const int Head = 12;

    /// <summary>Returns the waiting items in order, up to the first damaged record.</summary>
    /// <param name="isWhole">False if something in it could not be read.</param>
    public static IReadOnlyCollection<OutboxEntry> Read(ReadOnlyMemory<byte> all, out bool isWhole)
    {
        var entries = new OrderedDictionary<string, OutboxEntry>();
        while (all.Length >= Head + 3)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(all.Span);
            if (
                length < 3
                || length > all.Length - Head
                || !SHA256.HashData(all.Span.Slice(Head, length)).AsSpan(0, 8).SequenceEqual(all.Span.Slice(4, 8))
            )
            {
                break;
            }
            var rest = all.Slice(Head, length);
            var keyBytes = BinaryPrimitives.ReadUInt16LittleEndian(rest.Span[1..]);
            var key = Encoding.UTF8.GetString(rest.Span.Slice(3, keyBytes));
            entries.Remove(key, out _);
            if (rest.Span[0] == 1)
            {
                entries[key] = new(key, rest[(3 + keyBytes)..]);
            }
            all = all[(Head + length)..];
        }
        isWhole = all.IsEmpty;
        return entries.Values;
    }
}
