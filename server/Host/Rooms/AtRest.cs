using System.Buffers.Binary;
using System.Collections.Immutable;
using ElephantBoard.Host.Keys;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Pocket = ElephantBoard.Rules.Pocket;

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

    /// <summary>A turn as one commit, and the cipher that is in force after it.</summary>
    public (Commit Commit, HatCipher? Cipher) Write(HeldRoom held, RoomTurn turn)
    {
        var rows = new List<Row>();
        var hidden = new List<PrivateRow>();
        var dropped = new List<ulong>();
        var cipher = held.Cipher;
        var countsPockets = false;
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
                    hidden.Add(Sealed(cipher!, taken.Key, taken.Pocket));
                    countsPockets = true;
                    break;
                case Change.PocketKept kept:
                    hidden.Add(Sealed(cipher!, kept.Key, kept.Pocket));
                    break;
                case Change.SlipKept kept:
                    hidden.Add(Sealed(cipher!, kept.Key, kept.Slot, kept.Slip));
                    break;
                case Change.RoundOpened opened:
                    if (opened.Closed != 0)
                    {
                        rows.Add(Row.Deleted(RowKind.HatNonce, Key(opened.Closed)));
                        dropped.Add(opened.Closed);
                    }
                    cipher = Cipher(held.Id, opened.Round, seeds.Next());
                    countsPockets = true;
                    break;
                default:
                    throw new InvalidOperationException($"{change.GetType().Name} has no form at rest.");
            }
        }
        if (countsPockets)
        {
            rows.Add(new Row(RowKind.HatNonce, Key(cipher!.Round), HatRow(cipher, turn.Hidden.Taken)));
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
        return (commit, cipher);
    }

    private async Task RestoreAsync(HeldRoom held, CancellationToken cancellationToken)
    {
        var (id, round) = (held.Id, held.Room.Round);
        var wordings = (await log.ReadRowsAsync(id, RowKind.Wording, cancellationToken)).Select(ToWording).ToList();
        var texts = wordings.ToDictionary(wording => WordingId.From(wording.Id), wording => wording.Text);
        var hidden = PrivateState.Empty with
        {
            Credentials = (await log.ReadRowsAsync(id, RowKind.Participant, cancellationToken)).ToImmutableDictionary(
                row => BinaryPrimitives.ReadUInt32BigEndian(row.Key.Span),
                row => ToCredential(row, round)
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
        if (round == 0)
        {
            held.Restore(hidden, wordings, null);
            return;
        }
        var nonces = await log.ReadRowsAsync(id, RowKind.HatNonce, [Key(round)], cancellationToken);
        if (nonces.Count == 0)
        {
            throw new DamagedRoomException("The open round has no nonce.");
        }
        var hatRow = nonces[0].Value!.Value;
        var cipher = Cipher(id, round, hatRow.Span[..HatCipher.NonceSize]);
        var rows = await log.ReadPrivateAsync(id, round, cancellationToken);
        hidden = Pockets(hidden, rows, cipher);
        var taken = BinaryPrimitives.ReadInt32BigEndian(hatRow.Span[HatCipher.NonceSize..]);
        if (taken != hidden.Taken)
        {
            throw new DamagedRoomException($"{taken} pockets were taken, {hidden.Taken} are there.");
        }
        held.Restore(hidden, wordings, cipher);
    }

    private static PrivateState Pockets(PrivateState hidden, IReadOnlyList<PrivateRow> rows, HatCipher cipher)
    {
        foreach (var row in rows.OrderBy(row => row.Slot))
        {
            var body = cipher.Open(row.Pocket.Span, row.Slot, row.Value!.Value.Span);
            var key = Digest.From(row.Pocket.Span);
            hidden = hidden.After(
                row.Slot == 0
                    ? new Change.PocketTaken(key, ToPocket(PocketRecord.Parser.ParseFrom(body)))
                    : new Change.SlipKept(key, row.Slot, ToSlip(SlipRecord.Parser.ParseFrom(body)))
            );
        }
        return hidden;
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

    private static PrivateRow Sealed(HatCipher cipher, Digest key, byte slot, Slip? slip)
    {
        var pocketKey = key.ToArray();
        if (slip is null)
        {
            return PrivateRow.Deleted(cipher.Round, pocketKey, slot);
        }
        var record = slip.Draft is { } draft
            ? new SlipRecord { Draft = draft }
            : new SlipRecord { Rewording = slip.Rewording };
        return new PrivateRow(cipher.Round, pocketKey, slot, cipher.Seal(pocketKey, slot, record.ToByteArray()));
    }

    private static Pocket ToPocket(PocketRecord record) =>
        new(record.Counter, Digest.From(record.Content.Span), record.Owner);

    private static Slip ToSlip(SlipRecord record) =>
        record.SlipCase == SlipRecord.SlipOneofCase.Draft ? new(record.Draft, null) : new(null, record.Rewording);

    private static byte[] Record(Credential credential)
    {
        var record = new CredentialRecord
        {
            Secret = ByteString.CopyFrom(credential.Secret.ToArray()),
            Taken = { credential.Taken },
        };
        return record.ToByteArray();
    }

    private static Credential ToCredential(Row row, ulong open)
    {
        var record = CredentialRecord.Parser.ParseFrom(row.Value!.Value.Span);
        return new Credential(Digest.From(record.Secret.Span)) { Taken = record.Taken.Contains(open) ? [open] : [] };
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
