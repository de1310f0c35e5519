using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ElephantBoard.Log.Sqlite;

/// <summary>One image as a commit writes it. It replaces an image that is not in effect.</summary>
/// <param name="InForce">Token of the image that stays in effect until the main store has the commit; empty if there is none.</param>
internal readonly record struct ImageWrite(
    Guid Room,
    ulong Round,
    ReadOnlyMemory<byte> InForce,
    ReadOnlyMemory<byte> Token,
    ReadOnlyMemory<byte> Value
);

/// <summary>
/// The store in pockets.db, subordinate to the main store: a round has up to two images here, and the one whose token the main store has is in
/// effect. The other one is on disk before the main store has its commit.
/// </summary>
/// <remarks>So whenever and however the process ends, a commit's private part is in effect exactly when the rest of the commit is
/// stored. A token is random: it connects an image to a row of the main store that every commit of pockets rewrites, and to no person.</remarks>
internal sealed class PrivateStore : IDisposable
{
    public const int TokenSize = 16;

    private const string Zeros =
        "room = zeroblob(16), round = zeroblob(8), token = zeroblob(16), value = zeroblob(length(value))";

    private readonly Database _database;
    private readonly MainStore _main;
    private readonly Statement _of;
    private readonly Statement _free;
    private readonly Statement _overwrite;
    private readonly Statement _append;
    private readonly Statement _clear;
    private readonly Statement _drop;
    private readonly Statement _tokens;
    private readonly Statement _image;
    private readonly HashSet<(Guid Room, ulong Round)> _toDrop;

    public PrivateStore(Database database, MainStore main)
    {
        _database = database;
        _main = main;
        _of = database.Prepare("SELECT id, token, length(value) FROM images WHERE room = ?1 AND round = ?2");
        _free = database.Prepare("SELECT id FROM images WHERE room = zeroblob(16) AND length(value) = ?1 LIMIT 1");
        _overwrite = database.Prepare("UPDATE images SET room = ?1, round = ?2, token = ?3, value = ?4 WHERE id = ?5");
        _append = database.Prepare("INSERT INTO images (room, round, token, value) VALUES (?1, ?2, ?3, ?4)");
        _clear = database.Prepare($"UPDATE images SET {Zeros} WHERE id = ?1");
        _drop = database.Prepare($"UPDATE images SET {Zeros} WHERE room = ?1 AND round = ?2");
        _tokens = database.Prepare("SELECT room, round, token FROM images WHERE room <> zeroblob(16)");
        _image = database.Prepare("SELECT value FROM images WHERE room = ?1 AND round = ?2 AND token = ?3");
        // Dropped rounds, and those of a first commit that the main store never had.
        _toDrop = [.. Tokens().Where(image => main.Token(image.Room, image.Round) is null).Select(Round)];
    }

    /// <inheritdoc cref="Database.Syncs"/>
    public long Syncs => _database.Syncs;

    /// <summary>Creates a token for a new image.</summary>
    public static byte[] NewToken() => RandomNumberGenerator.GetBytes(TokenSize);

    /// <summary>Writes images beside those in effect. They are on disk when this returns.</summary>
    public void Write(IReadOnlyCollection<ImageWrite> images) =>
        _database.Durably(() =>
        {
            foreach (var image in images)
            {
                Write(image);
            }
        });

    /// <summary>Records the rounds which the main store has dropped, for <see cref="Settle"/>.</summary>
    public void Drop(Commit commit) => _toDrop.UnionWith(commit.DroppedRounds.Select(round => (commit.Room, round)));

    /// <summary>Overwrites dropped images with zeros.</summary>
    public void Settle()
    {
        if (_toDrop.Count == 0)
        {
            return;
        }
        // Need not be on disk at once: after a crash, the main store determines the dropped rounds again.
        _database.Relaxed(() =>
        {
            foreach (var (room, round) in _toDrop)
            {
                _drop.Bind(1, room).Bind(2, Key(round)).Run();
            }
        });
        _toDrop.Clear();
    }

    /// <summary>Returns the image in effect, or null when the round has none.</summary>
    /// <exception cref="InvalidDataException">The main store names an image that is missing here.</exception>
    public ReadOnlyMemory<byte>? Read(Guid room, ulong round)
    {
        if (_main.Token(room, round) is not { } token)
        {
            return null;
        }
        var found = _image.Bind(1, room).Bind(2, Key(round)).Bind(3, token).Read(row => row.Bytes(0));
        return found is [var image] ? image : throw new InvalidDataException("A round's pockets are missing.");
    }

    /// <summary>Returns whether any image is in effect.</summary>
    public bool HoldsAny() =>
        Tokens()
            .Any(image =>
                _main.Token(image.Room, image.Round) is { } token && token.AsSpan().SequenceEqual(image.Token)
            );

    /// <inheritdoc cref="Database.ExtendLog"/>
    public void ExtendLog() => _database.ExtendLog();

    /// <summary>Empties the write-ahead log. Returns false if the caller must try again.</summary>
    public bool TryTidy()
    {
        Settle();
        return _database.TryEmptyWriteAheadLog();
    }

    public void Dispose() => _database.Dispose();

    private static (Guid Room, ulong Round) Round((Guid Room, ulong Round, byte[] Token) image) =>
        (image.Room, image.Round);

    private List<(Guid Room, ulong Round, byte[] Token)> Tokens() =>
        _tokens.Read(row => (row.Guid(0), BinaryPrimitives.ReadUInt64BigEndian(row.Bytes(1)), row.Bytes(2)));

    private void Write(ImageWrite image)
    {
        var over = _of.Bind(1, image.Room)
            .Bind(2, Key(image.Round))
            .Read(row => (Id: row.Long(0), Token: row.Bytes(1), Length: row.Long(2)))
            .Where(row => !image.InForce.Span.SequenceEqual(row.Token))
            .ToList();
        foreach (var other in over.Where(row => row.Length != image.Value.Length))
        {
            _clear.Bind(1, other.Id).Run();
        }
        var fitting = over.Where(row => row.Length == image.Value.Length).Select(row => row.Id);
        var free = fitting.Concat(_free.Bind(1, (long)image.Value.Length).Read(row => row.Long(0)));
        // A list, not a query: no statement may be open while the table changes.
        if (free.ToList() is [var id, ..])
        {
            Bind(_overwrite, image).Bind(5, id).Run();
        }
        else
        {
            Bind(_append, image).Run();
        }
    }

    private static Statement Bind(Statement statement, ImageWrite image) =>
        statement.Bind(1, image.Room).Bind(2, Key(image.Round)).Bind(3, image.Token.Span).Bind(4, image.Value.Span);

    private static byte[] Key(ulong round)
    {
        var key = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(key, round);
        return key;
    }
}
