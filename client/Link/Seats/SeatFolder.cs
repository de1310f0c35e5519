using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Transports;

namespace ElephantBoard.Link.Seats;

/// <summary>
/// The seats that this machine comes back to, one folder each: who sits there (seat.json) and what waits to be sent (outbox.db). For its
/// owner alone. A file that cannot be read is set aside, said, and harms no other.
/// </summary>
public sealed class SeatFolder(string folder, TimeProvider time)
{
    private const string SeatFile = "seat.json";
    private const string OutboxFile = "outbox.db";
    private const string OldOutbox = "outbox";

    private readonly ConcurrentQueue<LocalizedMessage> _warnings = new();
    private readonly ConcurrentDictionary<string, bool> _unreadable = new();

    public string Folder => folder;

    /// <summary>What was found damaged and set aside since this was asked last: each is to be said once.</summary>
    public IReadOnlyList<LocalizedMessage> TakeWarnings()
    {
        var troubles = new List<LocalizedMessage>();
        while (_warnings.TryDequeue(out var trouble))
        {
            troubles.Add(trouble);
        }
        return troubles;
    }

    /// <summary>All seats that can be read now, the one that was used last first: the rooms that somebody was in.</summary>
    public IReadOnlyList<SavedSeat> Read() =>
        Directory.Exists(folder)
            ?
            [
                .. Directory
                    .GetDirectories(folder)
                    .Select(ReadIfReadable)
                    .OfType<SavedSeat>()
                    .OrderByDescending(seat => seat.LastUsed),
            ]
            : [];

    /// <summary>The seats that somebody came in on, the one used last first.</summary>
    public IEnumerable<SavedSeat> Joined() => Read().Where(seat => seat.Membership is not null);

    /// <summary>The seat that somebody of this name, or the screen, has in a room; null: none yet.</summary>
    /// <exception cref="IOException">There is one, and it cannot be read now: taking another would cost its keys.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public SavedSeat? Find(RoomAddress address, string name, bool isScreen)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ReadOne(PathOf(address.Server, address.Code, name, isScreen));
    }

    /// <summary>Keeps a seat as the one used last. On disk when it returns.</summary>
    /// <returns>The seat as it is kept.</returns>
    public SavedSeat Save(SavedSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        OwnerOnlyFile.MakeFolder(folder);
        var kept = seat with { LastUsed = time.GetUtcNow() };
        OwnerOnlyFile.Write(Path.Combine(FolderOf(seat), SeatFile), SavedSeatSerializer.Write(kept));
        return kept;
    }

    /// <summary>What waits to be sent from a seat. One at a time.</summary>
    /// <exception cref="SeatInUseException">Another window sits on the seat.</exception>
    public SqliteOutboxStore OpenOutbox(SavedSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        var path = FolderOf(seat);
        var outbox = new SqliteOutboxStore(Path.Combine(path, OutboxFile), OutboxEntryKind.IsReadable);
        if (outbox.SetAside is { } aside)
        {
            _warnings.Enqueue(LocalizedMessage.Of("kept.outbox_damaged", ("file", aside)));
        }
        try
        {
            Import(Path.Combine(path, OldOutbox), outbox);
        }
        catch
        {
            outbox.Dispose();
            throw;
        }
        return outbox;
    }

    /// <summary>Takes over what an older version left. Where something of it cannot be used, its file is moved aside and reported.</summary>
    private void Import(string old, SqliteOutboxStore outbox)
    {
        if (!File.Exists(old))
        {
            return;
        }
        var all = OldOutboxFile.Read(File.ReadAllBytes(old), out var isWhole);
        var usable = all.Where(entry =>
                (entry.Is(OutboxEntryKind.Command) || entry.Is(OutboxEntryKind.Mine))
                && OutboxEntryKind.IsReadable(entry)
            )
            .ToList();
        usable.ForEach(outbox.Put);
        if (isWhole && usable.Count == all.Count)
        {
            File.Delete(old);
        }
        else
        {
            _warnings.Enqueue(LocalizedMessage.Of("kept.outbox_damaged", ("file", CorruptFiles.Quarantine(old))));
        }
    }

    /// <summary>Forgets a seat whose stay has ended, with its keys. One from which something still waits is kept, to be taken anew:
    /// then it is sent.</summary>
    /// <param name="waits">Whether something of it is not on the server.</param>
    public void Forget(SavedSeat seat, bool waits)
    {
        ArgumentNullException.ThrowIfNull(seat);
        var path = FolderOf(seat);
        if (waits)
        {
            Save(seat.Renewed());
        }
        else if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Where a seat lies.</summary>
    public string FolderOf(SavedSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        return PathOf(seat.Server, seat.Code, seat.Name, seat.IsScreen);
    }

    private SavedSeat? ReadOne(string path)
    {
        var file = Path.Combine(path, SeatFile);
        if (!File.Exists(file))
        {
            return null;
        }
        if (SavedSeatSerializer.Read(File.ReadAllBytes(file)) is { } seat && FolderOf(seat) == path)
        {
            return seat;
        }
        _warnings.Enqueue(LocalizedMessage.Of("kept.seat_damaged", ("file", CorruptFiles.Quarantine(file))));
        return null;
    }

    private SavedSeat? ReadIfReadable(string path)
    {
        try
        {
            return ReadOne(path);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // It lies where it lay, and may be readable the next time.
            if (_unreadable.TryAdd(path, true))
            {
                _warnings.Enqueue(LocalizedMessage.Of("kept.seat_unreadable", ("file", Path.Combine(path, SeatFile))));
            }
            return null;
        }
    }

    /// <summary>Which seat it is, as a name that every file system takes and that tells nothing.</summary>
    private string PathOf(Uri server, string code, string name, bool isScreen)
    {
        var which = $"{server}\n{code}\n{(isScreen ? "screen" : "person")}\n{name.Normalize()}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(which));
        return Path.Combine(folder, Convert.ToHexStringLower(hash.AsSpan(0, 12)));
    }
}
