using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Transports;

namespace ElephantBoard.Link.Seats;

/// <summary>
/// Stores the seats of this machine, one folder each: the participant (seat.json) and the unsent changes (outbox.db). Readable only by
/// its owner. Moves a damaged file to quarantine and reports it; one bad file does not affect the others.
/// </summary>
public sealed class SeatFolder(string folder, TimeProvider time)
{
    private const string SeatFile = "seat.json";
    private const string OutboxFile = "outbox.db";
    private const string OldOutbox = "outbox";

    private readonly ConcurrentQueue<LocalizedMessage> _warnings = new();
    private readonly ConcurrentDictionary<string, bool> _unreadable = new();

    public string Folder => folder;

    /// <summary>Returns the damage found since the last call, each item once, so that it can be shown.</summary>
    public IReadOnlyList<LocalizedMessage> TakeWarnings()
    {
        var troubles = new List<LocalizedMessage>();
        while (_warnings.TryDequeue(out var trouble))
        {
            troubles.Add(trouble);
        }
        return troubles;
    }

    /// <summary>Returns all seats that are readable now, the most recently used first.</summary>
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

    /// <summary>Returns the seats with which a user has joined a room, the most recently used first.</summary>
    public IEnumerable<SavedSeat> Joined() => Read().Where(seat => seat.Membership is not null);

    /// <summary>Returns the seat that a person with this name, or the screen, has in a room, or null if there is none yet.</summary>
    /// <exception cref="IOException">There is one, but it cannot be read now. Taking another seat would lose its keys.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public SavedSeat? Find(RoomAddress address, string name, bool isScreen)
    {
        ArgumentNullException.ThrowIfNull(address);
        return ReadOne(PathOf(address.Server, address.Code, name, isScreen));
    }

    /// <summary>Stores a seat as the most recently used one. It is on disk on return.</summary>
    /// <returns>The seat as it is stored.</returns>
    public SavedSeat Save(SavedSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        OwnerOnlyFile.MakeFolder(folder);
        var kept = seat with { LastUsed = time.GetUtcNow() };
        OwnerOnlyFile.Write(Path.Combine(FolderOf(seat), SeatFile), SavedSeatSerializer.Write(kept));
        return kept;
    }

    /// <summary>Opens the outbox of a seat. Only one at a time.</summary>
    /// <exception cref="SeatInUseException">The seat is open in another window.</exception>
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

    /// <summary>Imports the outbox of an older version. If parts of it cannot be used, its file is moved to quarantine and reported.</summary>
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

    /// <summary>Deletes a seat whose membership has ended, with its keys, or stores it to be taken again with the same
    /// keys.</summary>
    /// <param name="keepsKeys">Whether the seat has changes that are not on the server, which are sent when it is taken again, or whether
    /// its user did not choose that it ended.</param>
    public void Forget(SavedSeat seat, bool keepsKeys)
    {
        ArgumentNullException.ThrowIfNull(seat);
        var path = FolderOf(seat);
        if (keepsKeys)
        {
            Save(seat.Renewed());
        }
        else if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Stores the seat of someone who was removed, to be taken again with the same keys and the same secret: the server recognizes it, and
    /// lets it in when those who lead do.</summary>
    public void Block(SavedSeat seat)
    {
        ArgumentNullException.ThrowIfNull(seat);
        Save(seat with { Membership = null });
    }

    /// <summary>Returns the folder of a seat.</summary>
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
            // It stays where it is, and may be readable next time.
            if (_unreadable.TryAdd(path, true))
            {
                _warnings.Enqueue(LocalizedMessage.Of("kept.seat_unreadable", ("file", Path.Combine(path, SeatFile))));
            }
            return null;
        }
    }

    /// <summary>Returns a folder name that identifies the seat, is valid in every file system and reveals nothing.</summary>
    private string PathOf(Uri server, string code, string name, bool isScreen)
    {
        var which = $"{server}\n{code}\n{(isScreen ? "screen" : "person")}\n{name.Normalize()}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(which));
        return Path.Combine(folder, Convert.ToHexStringLower(hash.AsSpan(0, 12)));
    }
}
