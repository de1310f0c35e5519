using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>Rooms that are loaded from a stored checkpoint.</summary>
public sealed class CheckpointTests : IAsyncDisposable
{
    private const int Batch = 500;

    private static readonly Digest Key = Digest.Of([1]);

    private readonly MemoryRoomLog _log = new();
    private readonly RoomPersistence _persistence;
    private readonly Guid _room = Guid.NewGuid();

    public CheckpointTests() => _persistence = new RoomPersistence(_log, new SystemSeeds(), new byte[32]);

    [Fact]
    public async Task Log20_a_large_room_comes_back_from_its_checkpoint_and_the_batches_after_it()
    {
        var committed = await LivedAsync(4_700);
        var remembered = new RememberedCommand
        {
            Id = new CommandId { Lane = ulong.MaxValue, Counter = 3 },
            Content = ByteString.CopyFrom([
                .. Enumerable.Range(1, RememberedCommands.ContentSize).Select(i => (byte)i),
            ]),
            Sequence = 9,
        };
        Assert.InRange(committed.CheckpointedAt, 1u, committed.Room.Sequence - 1);
        committed.Remembered.Add(remembered);
        // It is only in the checkpoint: the log of this test does not have it.
        committed.CheckpointedAt = 0;
        await _persistence.Checkpoints.StoreAsync(committed);
        await CommitAsync(committed, Moves(committed, 10));

        var again = (await _persistence.LoadAsync(_room, default))!;
        Assert.Equal(committed.CheckpointedAt, again.CheckpointedAt);
        Assert.Equal(CheckpointConverter.To(committed.Room), CheckpointConverter.To(again.Room));
        Assert.Equal(committed.FingerprintOf(), again.FingerprintOf());
        Assert.Equal(
            (committed.Room.Sequence, committed.RoundOpened, committed.Head),
            (again.Room.Sequence, again.RoundOpened, again.Head)
        );
        Assert.Equal([remembered], again.Remembered.All());
    }

    [Fact]
    public async Task Log20_no_more_than_a_quarter_of_a_large_room_is_replayed()
    {
        var committed = await LivedAsync(0);
        while (committed.Room.Sequence < 20_000)
        {
            await CommitAsync(committed, Moves(committed, Batch));
            var tail = committed.Room.Sequence - committed.CheckpointedAt;
            Assert.True(tail < Math.Max(RoomCheckpoints.Interval, committed.Room.Sequence / 4), $"{tail} events");
        }
    }

    public static TheoryData<string> Unusable => ["epoch", "beyond", "schema", "hash", "byte", "cut", "empty"];

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task Log20_a_checkpoint_that_cannot_be_used_is_ignored(string what)
    {
        var committed = await LivedAsync(3_000);
        var stored = (await _log.ReadCheckpointAsync(_room, default))!;
        var record = RoomCheckpoints.Parse(stored.Bytes.Span)!;
        // A state that is not the room's: it must not be seen.
        record.State.Name = "another room";
        if (what == "schema")
        {
            record.Schema = ByteString.CopyFrom(new byte[16]);
        }
        var bytes = RoomCheckpoints.Serialize(record);
        switch (what)
        {
            case "hash":
                bytes[3] ^= 1;
                break;
            case "byte":
                bytes[^9] ^= 1;
                break;
            default:
                break;
        }
        var unusable = new StoredCheckpoint(
            what == "epoch" ? stored.Epoch + 1 : stored.Epoch,
            what == "beyond" ? committed.Room.Sequence + 1 : stored.Sequence,
            what switch
            {
                "cut" => bytes[..^5],
                "empty" => [],
                _ => bytes,
            }
        );
        await _log.WriteCheckpointAsync(_room, unusable, default);
        var again = (await _persistence.LoadAsync(_room, default))!;
        Assert.Equal(0u, again.CheckpointedAt);
        Assert.Equal(committed.FingerprintOf(), again.FingerprintOf());
    }

    [Fact]
    public async Task Log20_a_checkpoint_is_forgotten_when_the_log_before_it_is_damaged()
    {
        var committed = await LivedAsync(3_000);
        await _persistence.Checkpoints.ForgetAsync(committed);
        var again = (await _persistence.LoadAsync(_room, default))!;
        Assert.Equal((0u, committed.Room.Sequence), (again.CheckpointedAt, again.Room.Sequence));
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    private async Task<CommittedRoom> LivedAsync(int moves)
    {
        Assert.True(await _log.CreateAsync(_room, "ABCDE12345", 5, default));
        var committed = (await _persistence.LoadAsync(_room, default))!;
        var opening = NewBatch(committed);
        opening.Open(Workshop.Request(), Key, Key);
        opening.Take(
            new Decision.Accepted([
                new Event
                {
                    PutDown = new ElephantPutDown { Elephant = 1, Wording = ByteString.CopyFrom(new byte[12]) },
                },
            ])
        );
        await CommitAsync(committed, opening);
        for (var left = moves; left > 0; left -= Batch)
        {
            await CommitAsync(committed, Moves(committed, Math.Min(left, Batch)));
        }
        return committed;
    }

    private static CommandBatch Moves(CommittedRoom committed, int count)
    {
        var batch = NewBatch(committed);
        for (var i = 0; i < count; i++)
        {
            var moved = new ElephantMoved
            {
                Elephant = 1,
                X = i,
                Y = (int)(committed.Room.Sequence % 900),
            };
            batch.Take(new Decision.Accepted([new Event { Moved = moved }]));
        }
        return batch;
    }

    private static CommandBatch NewBatch(CommittedRoom committed) =>
        new(committed, Limits.Default, 1, new Entropy(new byte[32]));

    private async Task CommitAsync(CommittedRoom committed, CommandBatch batch)
    {
        var (commit, ciphers) = _persistence.Write(committed, batch);
        Assert.Equal(AppendOutcome.Written, await _log.AppendAsync(commit, default));
        var head = committed.Head with { Sequence = batch.Room.Sequence, Revision = committed.Head.Revision + 1 };
        committed.Accept(batch, head, ciphers);
        await _persistence.Checkpoints.StoreAsync(committed);
    }
}
