using System.Buffers.Binary;
using System.Collections.Immutable;
using ElephantBoard.Host.Keys;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>Writes a room to the log and loads it from there.</summary>
internal sealed class RoomPersistence(IRoomLog log, ISeeds seeds, ReadOnlyMemory<byte> serverSecret)
{
    /// <summary>Stores checkpoints of large rooms.</summary>
    public RoomCheckpoints Checkpoints { get; } = new(log);

    private const int PageBytes = 1 << 20;

    /// <summary>Loads the room from disk. Returns null if there is none.</summary>
    /// <exception cref="DamagedRoomException">The stored data is inconsistent.</exception>
    public async Task<CommittedRoom?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await log.ReadRoomAsync(id, cancellationToken) is not { } record)
        {
            return null;
        }
        var committed = new CommittedRoom(record);
        try
        {
            await Checkpoints.LoadAsync(committed, cancellationToken);
            await ReplayAsync(committed, record.Head, cancellationToken);
            await RestoreAsync(committed, cancellationToken);
        }
        catch (InvalidDataException missing)
        {
            throw new DamagedRoomException(missing.Message, missing);
        }
        return committed;
    }

    private async Task ReplayAsync(CommittedRoom committed, Head head, CancellationToken cancellationToken)
    {
        while (true)
        {
            var batches = await log.ReadBatchesAsync(
                committed.Id,
                committed.Room.Sequence,
                PageBytes,
                cancellationToken
            );
            foreach (var batch in batches)
            {
                committed.Replay(BatchRecord.Parser.ParseFrom(batch.Bytes.Span));
            }
            if (committed.Room.Sequence >= head.Sequence)
            {
                return;
            }
            if (batches.Count == 0)
            {
                throw new DamagedRoomException(
                    $"The log ends at {committed.Room.Sequence}, its head says {head.Sequence}."
                );
            }
        }
    }

    /// <summary>Returns the batch as one commit, and the ciphers of the rounds that are open after it.</summary>
    /// <param name="beat">Whether to write the private state even if it has not changed.</param>
    public (Commit Commit, ImmutableDictionary<ulong, HatCipher> Ciphers) Write(
        CommittedRoom committed,
        CommandBatch batch,
        bool beat = false
    )
    {
        var rows = new List<Row>();
        var dropped = new List<ulong>();
        var ciphers = committed.Ciphers;
        var blocked = new HashSet<uint>();
        foreach (var change in batch.Changes)
        {
            switch (change)
            {
                case Change.WordingKept kept:
                    var wording = new WordingRecord
                    {
                        Salt = UnsafeByteOperations.UnsafeWrap(kept.Salt),
                        Text = kept.Text,
                    };
                    rows.Add(new Row(RowKind.Wording, kept.Id.ToArray(), wording.ToByteArray()));
                    break;
                case Change.WordingErased erased:
                    rows.Add(Row.Deleted(RowKind.Wording, erased.Id.ToArray()));
                    break;
                case Change.CredentialKept kept when IsKnown(committed, kept) && !blocked.Contains(kept.Participant):
                    // The round's image records who has taken a pocket.
                    break;
                case Change.CredentialKept kept:
                    rows.Add(new Row(RowKind.Participant, Key(kept.Participant), Record(kept.Credential)));
                    break;
                case Change.CredentialBlocked ended:
                    blocked.Add(ended.Participant);
                    rows.Add(
                        new Row(RowKind.Participant, Key(ended.Participant), Record(ended.Credential, isBlocked: true))
                    );
                    break;
                case Change.CredentialEnded ended:
                    rows.Add(Row.Deleted(RowKind.Participant, Key(ended.Participant)));
                    break;
                case Change.HostSecretKept kept:
                    rows.Add(new Row(RowKind.HostSecret, Array.Empty<byte>(), kept.Hash.ToArray()));
                    break;
                case Change.TagKept kept:
                    rows.Add(new Row(RowKind.Tag, Key(kept.Elephant), kept.Tag.ToArray()));
                    break;
                case Change.PocketTaken or Change.PocketKept or Change.ItemKept:
                    beat = true;
                    break;
                case Change.RoundOpened opened:
                    var cipher = Cipher(committed.Id, opened.Round, seeds.Next());
                    ciphers = ciphers.Add(opened.Round, cipher);
                    rows.Add(new Row(RowKind.HatNonce, Key(opened.Round), cipher.Nonce));
                    break;
                case Change.RoundClosed closed:
                    ciphers = ciphers.Remove(closed.Round);
                    rows.Add(Row.Deleted(RowKind.HatNonce, Key(closed.Round)));
                    dropped.Add(closed.Round);
                    break;
                case Change.LiveSet set:
                    var live = WireSize.Pad(new LiveRecord { State = set.State });
                    rows.Add(new Row(RowKind.Live, Array.Empty<byte>(), live.ToByteArray()));
                    break;
                case Change.PourPlanned or Change.SeatAsked or Change.SeatOffered:
                    break;
                default:
                    throw new InvalidOperationException($"{change.GetType().Name} has no stored form.");
            }
        }
        var record = new BatchRecord { Events = { batch.Events }, Remembered = { batch.Remembered } };
        var commit = new Commit
        {
            Room = committed.Id,
            Expected = committed.Head,
            Events = batch.Events.Count,
            Batch = record.ToByteArray(),
            Rows = rows,
            Private = beat ? [.. ciphers.Values.Select(cipher => RoundImage.Seal(cipher, batch.PrivateState))] : [],
            DroppedRounds = dropped,
        };
        return (commit, ciphers);
    }

    private async Task RestoreAsync(CommittedRoom committed, CancellationToken cancellationToken)
    {
        var (id, open) = (committed.Id, committed.Room.OpenRounds.ToList());
        var wordings = (await log.ReadRowsAsync(id, RowKind.Wording, cancellationToken)).Select(ToWording).ToList();
        var texts = wordings.ToDictionary(wording => WordingId.From(wording.Id), wording => wording.Text);
        var credentials = (await log.ReadRowsAsync(id, RowKind.Participant, cancellationToken)).ToLookup(row =>
            CredentialRecord.Parser.ParseFrom(row.Value!.Value.Span).Removed
        );
        var privateState = PrivateState.Empty with
        {
            Credentials = ToCredentials(credentials[false]),
            Blocked = ToCredentials(credentials[true]),
            Tags = (await log.ReadRowsAsync(id, RowKind.Tag, cancellationToken)).ToImmutableDictionary(
                row => BinaryPrimitives.ReadUInt64BigEndian(row.Key.Span),
                row => Digest.From(row.Value!.Value.Span)
            ),
        };
        foreach (var (number, participant) in committed.Room.Participants)
        {
            privateState = privateState.Named(number, texts.GetValueOrDefault(participant.Name, ""));
        }
        foreach (var row in await log.ReadRowsAsync(id, RowKind.HostSecret, cancellationToken))
        {
            privateState = privateState with { HostSecret = Digest.From(row.Value!.Value.Span) };
        }
        foreach (var row in await log.ReadRowsAsync(id, RowKind.Live, cancellationToken))
        {
            privateState = privateState with { Live = LiveRecord.Parser.ParseFrom(row.Value!.Value.Span).State };
        }
        var ciphers = ImmutableDictionary<ulong, HatCipher>.Empty;
        foreach (var round in open)
        {
            var cipher = await CipherAsync(id, round, cancellationToken);
            privateState = RoundImage.Open(
                cipher,
                await log.ReadPrivateAsync(id, round, cancellationToken),
                privateState
            );
            ciphers = ciphers.Add(round, cipher);
        }
        committed.Restore(privateState, wordings, ciphers);
    }

    private async Task<HatCipher> CipherAsync(Guid id, ulong round, CancellationToken cancellationToken)
    {
        var nonces = await log.ReadRowsAsync(id, RowKind.HatNonce, [Key(round)], cancellationToken);
        return nonces.Count == 0
            ? throw new DamagedRoomException("An open round has no nonce.")
            : Cipher(id, round, nonces[0].Value!.Value.Span[..HatCipher.NonceSize]);
    }

    private HatCipher Cipher(Guid room, ulong round, ReadOnlySpan<byte> nonce) =>
        new(serverSecret.Span, room, round, nonce);

    private static bool IsKnown(CommittedRoom committed, Change.CredentialKept kept) =>
        committed.PrivateState.Credentials.TryGetValue(kept.Participant, out var known)
        && known.Secret == kept.Credential.Secret;

    private static byte[] Record(Credential credential, bool isBlocked = false)
    {
        var record = new CredentialRecord
        {
            Secret = ByteString.CopyFrom(credential.Secret.ToArray()),
            Removed = isBlocked,
        };
        if (credential.Former != default)
        {
            record.Former = ByteString.CopyFrom(credential.Former.ToArray());
        }
        return record.ToByteArray();
    }

    private static ImmutableDictionary<uint, Credential> ToCredentials(IEnumerable<Row> rows) =>
        rows.ToImmutableDictionary(row => BinaryPrimitives.ReadUInt32BigEndian(row.Key.Span), ToCredential);

    private static Credential ToCredential(Row row)
    {
        var record = CredentialRecord.Parser.ParseFrom(row.Value!.Value.Span);
        var credential = new Credential(Digest.From(record.Secret.Span));
        return record.Former.Length == 0 ? credential : credential with { Former = Digest.From(record.Former.Span) };
    }

    private static Wording ToWording(Row row)
    {
        var record = WordingRecord.Parser.ParseFrom(row.Value!.Value.Span);
        return new Wording
        {
            Id = ByteString.CopyFrom(row.Key.Span),
            Salt = record.Salt,
            Text = record.Text,
        };
    }

    private static byte[] Key(uint number)
    {
        var key = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(key, number);
        return key;
    }

    private static byte[] Key(ulong number)
    {
        var key = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(key, number);
        return key;
    }
}
