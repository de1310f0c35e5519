using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ElephantBoard.Link;

/// <summary>
/// Waits in a file that only its owner may read, over crashes and power cuts: each change is appended and flushed to the disk. A
/// torn last record is cut off; nothing that was put before it is lost. Where a record in the middle is damaged, the whole file is
/// set aside, and every other record is kept. One store a file at a time.
/// </summary>
/// <remarks>A record: length of the rest (4 bytes), checksum of the rest (8), kind (1: put, 2: remove), key length (2), key,
/// value; little-endian.</remarks>
public sealed class FileOutboxStore : IOutboxStore, IDisposable
{
    private const int Head = 12;
    private const byte Put = 1;
    private const byte Remove = 2;

    // No record is longer: a length beyond it was never written.
    private const int LongestRecord = 1024 * 1024;

    // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION; EWOULDBLOCK of flock, which has two numbers.
    private const int WindowsSharing = unchecked((int)0x80070020);
    private const int WindowsLock = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;
    private const int BsdWouldBlock = 35;

    // Rewritten when so much of it is past.
    private const int Slack = 256 * 1024;

    private readonly string _path;
    private readonly OrderedDictionary<string, Waiting> _waiting = [];
    private FileStream _file;

    /// <summary>Where the file was put that was found damaged; null when it was whole.</summary>
    public string? SetAside { get; private set; }

    /// <param name="path">Made, with its folder, when it is not there.</param>
    /// <param name="isReadable">Whether this build can use a thing that waits; one that it cannot is as a damaged one.</param>
    /// <exception cref="SeatInUseException">Another program has it open.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public FileOutboxStore(string path, Func<Waiting, bool> isReadable)
    {
        _path = path;
        OwnFile.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            _file = Open(path, FileMode.OpenOrCreate);
        }
        catch (IOException taken) when (IsShared(taken))
        {
            throw new SeatInUseException("The outbox is open.", taken);
        }
        try
        {
            Replay(isReadable);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public bool IsEmpty => _waiting.Count == 0;

    public ValueTask<IReadOnlyList<Waiting>> ReadAsync(CancellationToken cancellationToken) =>
        new([.. _waiting.Values]);

    public async ValueTask PutAsync(Waiting waiting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        await AppendAsync(Record(Put, waiting.Key, waiting.Value.Span), cancellationToken);
        _waiting[waiting.Key] = waiting;
    }

    public async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        if (!_waiting.ContainsKey(key))
        {
            return;
        }
        await AppendAsync(Record(Remove, key, []), cancellationToken);
        _waiting.Remove(key);
        if (_file.Length > Slack)
        {
            await TidyAsync(cancellationToken);
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>Whether a file was not opened because somebody else has it: a full disk or a missing right is something else.</summary>
    private static bool IsShared(IOException fault) =>
        OperatingSystem.IsWindows() ? fault.HResult is WindowsSharing or WindowsLock
        : OperatingSystem.IsLinux() ? fault.HResult == LinuxWouldBlock
        : fault.HResult == BsdWouldBlock;

    private static FileStream Open(string path, FileMode mode) => OwnFile.Open(path, mode, FileShare.None);

    private static byte[] Record(byte kind, string key, ReadOnlySpan<byte> value)
    {
        var keyBytes = Encoding.UTF8.GetByteCount(key);
        var record = new byte[Head + 3 + keyBytes + value.Length];
        record[Head] = kind;
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(Head + 1), checked((ushort)keyBytes));
        Encoding.UTF8.GetBytes(key, record.AsSpan(Head + 3));
        value.CopyTo(record.AsSpan(Head + 3 + keyBytes));
        BinaryPrimitives.WriteInt32LittleEndian(record, record.Length - Head);
        BinaryPrimitives.WriteUInt64LittleEndian(record.AsSpan(4), Checksum(record.AsSpan(Head)));
        return record;
    }

    private static ulong Checksum(ReadOnlySpan<byte> rest)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(rest, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    private async Task AppendAsync(byte[] record, CancellationToken cancellationToken)
    {
        var end = _file.Length;
        try
        {
            _file.Position = end;
            // The caller may be a window's thread, and a disk takes its time.
            await Task.Run(
                () =>
                {
                    _file.Write(record);
                    _file.Flush(flushToDisk: true);
                },
                cancellationToken
            );
        }
        catch
        {
            // A half record would hide those after it.
            _file.SetLength(end);
            throw;
        }
    }

    private void Replay(Func<Waiting, bool> isReadable)
    {
        var all = new byte[_file.Length];
        _file.Position = 0;
        _file.ReadExactly(all);
        var at = 0;
        while (at < all.Length)
        {
            if (LengthAt(all, at) is { } length)
            {
                Take(all.AsMemory(at + Head, length));
                at += Head + length;
                continue;
            }
            var next = Enumerable
                .Range(at + 1, all.Length - at - 1)
                .FirstOrDefault(place => LengthAt(all, place) is not null);
            if (next == 0 && IsTorn(all.AsSpan(at)))
            {
                // The last write did not come to its end: nobody was told that it was kept.
                _file.SetLength(at);
                break;
            }
            PutAside(all);
            at = next == 0 ? all.Length : next;
        }
        foreach (var waiting in _waiting.Values.Where(waiting => !isReadable(waiting)).ToList())
        {
            PutAside(all);
            _waiting.Remove(waiting.Key);
        }
        if (SetAside is not null)
        {
            TidyAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    private void Take(ReadOnlyMemory<byte> rest)
    {
        var keyBytes = BinaryPrimitives.ReadUInt16LittleEndian(rest.Span[1..]);
        var key = Encoding.UTF8.GetString(rest.Span.Slice(3, keyBytes));
        if (rest.Span[0] == Put)
        {
            _waiting[key] = new(key, rest[(3 + keyBytes)..]);
        }
        else
        {
            _waiting.Remove(key);
        }
    }

    /// <summary>Length of the rest of the record that stands at a place; null when none does.</summary>
    private static int? LengthAt(byte[] all, int at)
    {
        if (all.Length - at < Head + 3)
        {
            return null;
        }
        var length = BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(at));
        return
            length >= 3
            && length <= all.Length - at - Head
            && BinaryPrimitives.ReadUInt64LittleEndian(all.AsSpan(at + 4)) == Checksum(all.AsSpan(at + Head, length))
            ? length
            : null;
    }

    /// <summary>Whether these last bytes are what a write leaves that did not come to its end: less than it says, or nothing yet.</summary>
    private static bool IsTorn(ReadOnlySpan<byte> tail) =>
        tail.Length < Head + 3
        || (
            BinaryPrimitives.ReadInt32LittleEndian(tail) is var length
            && length > tail.Length - Head
            && length <= LongestRecord
        )
        || !tail.ContainsAnyExcept((byte)0);

    private void PutAside(byte[] all)
    {
        if (SetAside is not null)
        {
            return;
        }
        SetAside = Aside.FreePath(_path);
        using var copy = Open(SetAside, FileMode.CreateNew);
        copy.Write(all);
        copy.Flush(flushToDisk: true);
    }

    /// <summary>Writes what still waits into a new file and puts it in the old one's place. Not on the caller's thread: see
    /// <see cref="AppendAsync"/>.</summary>
    private Task TidyAsync(CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var next = _path + ".new";
                var file = Open(next, FileMode.Create);
                try
                {
                    foreach (var waiting in _waiting.Values)
                    {
                        file.Write(Record(Put, waiting.Key, waiting.Value.Span));
                    }
                    file.Flush(flushToDisk: true);
                    File.Move(next, _path, overwrite: true);
                }
                catch
                {
                    file.Dispose();
                    throw;
                }
                _file.Dispose();
                _file = file;
            },
            cancellationToken
        );
}
