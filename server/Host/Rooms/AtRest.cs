using System.Buffers.Binary;
using System.Collections.Immutable;
using ElephantBoard.Host.Keys;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Pocket = ElephantBoard.Rules.Pockets.Pocket;

namespace ElephantBoard.Host.Rooms;

/// <summary>How a room lies in the log, and how it is read from there.</summary>
internal sealed class AtRest(IRoomLog log, ISeeds seeds, ReadOnlyMemory<byte> serverSecret)
{
    private const int PageBytes = 1 << 20;

    /// <summary>The room as it is on disk, or null when there is none.</summary>
    /// <exception cref="DamagedRoomException">What lies there does not fit together.</exception>
    public async Task<HeldRoom?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await log.ReadRoomAsync(id, cancellationToken) is not { } record)
        {
            return null;
        }
        var held = new HeldRoom(record);
        while (true)
        {
            var turns = await log.ReadTurnsAsync(id, held.Room.Sequence, PageBytes, cancellationToken);
            foreach (var turn in turns)
            {
                held.Replay(TurnRecord.Parser.ParseFrom(turn.Bytes.Span));
            }
            if (held.Room.Sequence >= record.Head.Sequence)
            {
                break;
            }
            if (turns.Count == 0)
            {
                throw new DamagedRoomException(
                    $"The log ends at {held.Room.Sequence}, its head says {record.Head.Sequence}."
                );
            }
        }
        await RestoreAsync(held, cancellationToken);
        return held;
    }

    /// <summary>A turn as one commit, and the ciphers of the rounds that are open after it.</summary>
    public (Commit Commit, ImmutableDictionary<ulong, HatCipher> Ciphers) Write(HeldRoom held, RoomTurn turn)
    {
        var rows = new List<Row>();
        var hidden = new List<PrivateRow>();
        var dropped = new List<ulong>();
        var ciphers = held.Ciphers;
        var counted = new HashSet<ulong>();
        foreach (var change in turn.Changes)
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
                case Change.CredentialKept kept:
                    rows.Add(new Row(RowKind.Participant, Key(kept.Participant), Record(kept.Credential)));
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
                case Change.PocketTaken taken:
                    hidden.Add(Sealed(ciphers[taken.Round], taken.Key, taken.Pocket));
                    counted.Add(taken.Round);
                    break;
                case Change.PocketKept kept:
                    hidden.Add(Sealed(ciphers[kept.Round], kept.Key, kept.Pocket));
                    break;
                case Change.ItemKept kept:
                    hidden.Add(Sealed(ciphers[kept.Round], kept.Key, kept.Slot, kept.Item));
                    break;
                case Change.RoundOpened opened:
                    ciphers = ciphers.Add(opened.Round, Cipher(held.Id, opened.Round, seeds.Next()));
                    counted.Add(opened.Round);
                    break;
                case Change.RoundClosed closed:
                    ciphers = ciphers.Remove(closed.Round);
                    counted.Remove(closed.Round);
                    rows.Add(Row.Deleted(RowKind.HatNonce, Key(closed.Round)));
                    dropped.Add(closed.Round);
                    break;
                case Change.PourPlanned:
                    break;
                default:
                    throw new InvalidOperationException($"{change.GetType().Name} has no form at rest.");
            }
        }
        foreach (var round in counted)
        {
            rows.Add(new Row(RowKind.HatNonce, Key(round), HatRow(ciphers[round], turn.Hidden.RoundOf(round).Taken)));
        }
        var record = new TurnRecord { Events = { turn.Events }, Remembered = { turn.Remembered } };
        var commit = new Commit
        {
            Room = held.Id,
            Expected = held.Head,
            Events = turn.Events.Count,
            Turn = record.ToByteArray(),
            Rows = rows,
            Private = hidden,
            DroppedRounds = dropped,
        };
        return (commit, ciphers);
    }

    private async Task RestoreAsync(HeldRoom held, CancellationToken cancellationToken)
    {
        var (id, open) = (held.Id, held.Room.OpenRounds.ToList());
        var wordings = (await log.ReadRowsAsync(id, RowKind.Wording, cancellationToken)).Select(ToWording).ToList();
        var texts = wordings.ToDictionary(wording => WordingId.From(wording.Id), wording => wording.Text);
        var hidden = PrivateState.Empty with
        {
            Credentials = (await log.ReadRowsAsync(id, RowKind.Participant, cancellationToken)).ToImmutableDictionary(
                row => BinaryPrimitives.ReadUInt32BigEndian(row.Key.Span),
                row => ToCredential(row, open)
            ),
            Tags = (await log.ReadRowsAsync(id, RowKind.Tag, cancellationToken)).ToImmutableDictionary(
                row => BinaryPrimitives.ReadUInt64BigEndian(row.Key.Span),
                row => Digest.From(row.Value!.Value.Span)
            ),
            Names = held.Room.Participants.Values.ToImmutableDictionary(
                participant => participant.Number,
                participant => texts.GetValueOrDefault(participant.Name, "")
            ),
        };
        foreach (var row in await log.ReadRowsAsync(id, RowKind.HostSecret, cancellationToken))
        {
            hidden = hidden with { HostSecret = Digest.From(row.Value!.Value.Span) };
        }
        var ciphers = ImmutableDictionary<ulong, HatCipher>.Empty;
        foreach (var round in open)
        {
            (hidden, var cipher) = await RestoreAsync(id, round, hidden, cancellationToken);
            ciphers = ciphers.Add(round, cipher);
        }
        held.Restore(hidden, wordings, ciphers);
    }

    private async Task<(PrivateState Hidden, HatCipher Cipher)> RestoreAsync(
        Guid id,
        ulong round,
        PrivateState hidden,
        CancellationToken cancellationToken
    )
    {
        var nonces = await log.ReadRowsAsync(id, RowKind.HatNonce, [Key(round)], cancellationToken);
        if (nonces.Count == 0)
        {
            throw new DamagedRoomException("An open round has no nonce.");
        }
        var hatRow = nonces[0].Value!.Value;
        var cipher = Cipher(id, round, hatRow.Span[..HatCipher.NonceSize]);
        hidden = hidden.After(new Change.RoundOpened(round));
        var rows = await log.ReadPrivateAsync(id, round, cancellationToken);
        foreach (var row in rows.OrderBy(row => row.Slot))
        {
            hidden = hidden.After(Opened(row, cipher));
        }
        var taken = BinaryPrimitives.ReadInt32BigEndian(hatRow.Span[HatCipher.NonceSize..]);
        return taken == hidden.RoundOf(round).Taken
            ? (hidden, cipher)
            : throw new DamagedRoomException($"{taken} pockets were taken, {hidden.RoundOf(round).Taken} are there.");
    }

    private static Change Opened(PrivateRow row, HatCipher cipher)
    {
        var body = cipher.Open(row.Pocket.Span, row.Slot, row.Value!.Value.Span);
        var key = Digest.From(row.Pocket.Span);
        if (row.Slot == 0)
        {
            return new Change.PocketTaken(cipher.Round, key, ToPocket(PocketRecord.Parser.ParseFrom(body)));
        }
        var item = PocketItem.Parser.ParseFrom(body);
        return item.ItemCase == PocketItem.ItemOneofCase.None
            ? throw new DamagedRoomException("A pocket holds an item of a kind that this build does not know.")
            : new Change.ItemKept(cipher.Round, key, row.Slot, item);
    }

    private HatCipher Cipher(Guid room, ulong round, ReadOnlySpan<byte> nonce) =>
        new(serverSecret.Span, room, round, nonce);

    private static byte[] HatRow(HatCipher cipher, int taken)
    {
        var value = new byte[HatCipher.NonceSize + 4];
        cipher.Nonce.CopyTo(value, 0);
        BinaryPrimitives.WriteInt32BigEndian(value.AsSpan(HatCipher.NonceSize), taken);
        return value;
    }

    private static PrivateRow Sealed(HatCipher cipher, Digest key, Pocket pocket)
    {
        var record = new PocketRecord
        {
            Counter = pocket.Counter,
            Content = ByteString.CopyFrom(pocket.Content.ToArray()),
            Owner = pocket.Owner,
        };
        var pocketKey = key.ToArray();
        return new PrivateRow(cipher.Round, pocketKey, 0, cipher.Seal(pocketKey, 0, record.ToByteArray()));
    }

    private static PrivateRow Sealed(HatCipher cipher, Digest key, byte slot, PocketItem? item)
    {
        var pocketKey = key.ToArray();
        return item is null
            ? PrivateRow.Deleted(cipher.Round, pocketKey, slot)
            : new PrivateRow(cipher.Round, pocketKey, slot, cipher.Seal(pocketKey, slot, item.ToByteArray()));
    }

    private static Pocket ToPocket(PocketRecord record) =>
        new(record.Counter, Digest.From(record.Content.Span), record.Owner);

    private static byte[] Record(Credential credential)
    {
        var record = new CredentialRecord
        {
            Secret = ByteString.CopyFrom(credential.Secret.ToArray()),
            Taken = { credential.Taken },
        };
        return record.ToByteArray();
    }

    private static Credential ToCredential(Row row, IReadOnlyCollection<ulong> open)
    {
        var record = CredentialRecord.Parser.ParseFrom(row.Value!.Value.Span);
        return new Credential(Digest.From(record.Secret.Span)) { Taken = [.. record.Taken.Where(open.Contains)] };
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
