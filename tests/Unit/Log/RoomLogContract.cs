using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>What every log does. One class a log runs it.</summary>
public abstract partial class RoomLogContract : IAsyncLifetime
{
    private static readonly Guid Room = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

    /// <summary>The log under test: empty, and disposed of after each test.</summary>
    protected IRoomLog Log { get; private set; } = null!;

    protected abstract Task<IRoomLog> OpenAsync();

    public async ValueTask InitializeAsync() => Log = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Log1_a_new_room_stands_at_sequence_0_and_is_found_by_its_code()
    {
        Assert.True(await Log.CreateAsync(Room, "ABCDE12345", 7, default));

        Assert.Equal(Room, await Log.FindAsync("ABCDE12345", default));
        Assert.Equal(new RoomRecord(Room, "ABCDE12345", new Head(7, 0, 0)), await Log.ReadRoomAsync(Room, default));
    }

    [Fact]
    public async Task Log1_an_id_and_a_code_are_used_once()
    {
        await Log.CreateAsync(Room, "ABCDE12345", 7, default);

        Assert.False(await Log.CreateAsync(Room, "ZZZZZ12345", 8, default));
        Assert.False(await Log.CreateAsync(Guid.NewGuid(), "ABCDE12345", 8, default));
        Assert.Null(await Log.FindAsync("ZZZZZ12345", default));
        Assert.Equal(new Head(7, 0, 0), (await Log.ReadRoomAsync(Room, default))!.Head);
    }

    [Fact]
    public async Task Log1_an_unknown_room_is_null_and_has_nothing()
    {
        Assert.Null(await Log.FindAsync("ABCDE12345", default));
        Assert.Null(await Log.ReadRoomAsync(Room, default));
        Assert.Empty(await Log.ReadBatchesAsync(Room, 0, 1000, default));
        Assert.Empty(await Log.ReadRowsAsync(Room, RowKind.Tag, default));
        Assert.Null(await Log.ReadPrivateAsync(Room, 1, default));
        Assert.Null(await Log.ReadCheckpointAsync(Room, default));
        var commit = new Commit { Room = Room, Expected = new Head(7, 0, 0) };
        Assert.Equal(AppendOutcome.HeadMoved, await Log.AppendAsync(commit, default));
    }

    [Fact]
    public async Task Log2_a_commit_raises_the_revision_by_one_and_the_sequence_by_its_events()
    {
        var writer = await Writer.NewRoomAsync(Log);

        await writer.BatchAsync(3);
        Assert.Equal(new Head(writer.Head.Epoch, 3, 1), (await Log.ReadRoomAsync(writer.Room, default))!.Head);

        await writer.AppendAsync(head => new Commit { Room = writer.Room, Expected = head });
        Assert.Equal(new Head(writer.Head.Epoch, 3, 2), (await Log.ReadRoomAsync(writer.Room, default))!.Head);
    }

    [Theory]
    [InlineData(1, 0u, 0ul)]
    [InlineData(0, 1u, 0ul)]
    [InlineData(0, 0u, 1ul)]
    public async Task Log2_another_head_refuses_the_commit_and_nothing_of_it_is_kept(
        int epoch,
        uint sequence,
        ulong revision
    )
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.BatchAsync(2);
        var head = writer.Head;

        var wrong = new Head(head.Epoch + (ulong)epoch, head.Sequence + sequence, head.Revision + revision);
        var outcome = await Log.AppendAsync(
            new Commit
            {
                Room = writer.Room,
                Expected = wrong,
                Events = 1,
                Batch = new byte[] { 9 },
                Rows = [new Row(RowKind.HostSecret, default, new byte[] { 9 })],
                Private = [Writer.Image(1, 9)],
                DroppedRounds = [1],
            },
            default
        );

        Assert.Equal(AppendOutcome.HeadMoved, outcome);
        Assert.Equal(head, (await Log.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Single(await Log.ReadBatchesAsync(writer.Room, 0, 1000, default));
        Assert.Empty(await Log.ReadRowsAsync(writer.Room, RowKind.HostSecret, default));
        Assert.Null(await Log.ReadPrivateAsync(writer.Room, 1, default));
    }

    [Fact]
    public async Task Log2_of_two_owners_one_is_refused_and_commits_of_other_rooms_beside_it_are_not()
    {
        var writers = new List<Writer>();
        for (var index = 0; index < 20; index++)
        {
            writers.Add(await Writer.NewRoomAsync(Log));
        }

        // Each commit twice, all in flight together: of each pair one is written.
        var appends = writers
            .SelectMany(writer => new[] { writer.Next(1), writer.Next(1) })
            .Select(commit => Log.AppendAsync(commit, default).AsTask());
        var outcomes = await Task.WhenAll(appends);

        Assert.All(
            outcomes.Chunk(2),
            pair => Assert.Equal([AppendOutcome.Written, AppendOutcome.HeadMoved], pair.Order())
        );
        foreach (var writer in writers)
        {
            Assert.Single(await Log.ReadBatchesAsync(writer.Room, 0, 1000, default));
            Assert.Equal(1ul, (await Log.ReadRoomAsync(writer.Room, default))!.Head.Revision);
        }
    }

    [Fact]
    public async Task Log2_commits_of_one_room_in_flight_together_are_written_in_their_order()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var appends = new List<Task<AppendOutcome>>();
        for (var index = 0; index < 50; index++)
        {
            var commit = writer.Next(2);
            appends.Add(Log.AppendAsync(commit, default).AsTask());
            writer.Head = Writer.After(commit);
        }

        Assert.All(await Task.WhenAll(appends), outcome => Assert.Equal(AppendOutcome.Written, outcome));
        var batches = await Log.ReadBatchesAsync(writer.Room, 0, 100_000, default);
        Assert.Equal(
            Enumerable.Range(0, 50).Select(index => (uint)(index * 2) + 1),
            batches.Select(batch => batch.First)
        );
    }

    [Fact]
    public async Task Log2_events_without_bytes_are_a_mistake_of_the_caller()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var commit = new Commit
        {
            Room = writer.Room,
            Expected = writer.Head,
            Events = 1,
        };

        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(commit, default).AsTask());
        await writer.BatchAsync(1);
    }

    [Fact]
    public async Task Log3_rows_are_put_over_and_deleted_and_read_ascending_by_unsigned_bytes()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var other = await Writer.NewRoomAsync(Log);
        byte[][] keys =
        [
            [0xff],
            [0x01],
            [0x80, 0x00],
            [0x80],
            [],
            [0x7f, 0xff],
        ];
        await other.RowsAsync(new Row(RowKind.Wording, keys[0], new byte[] { 99 }));
        await writer.RowsAsync([.. keys.Select((key, index) => new Row(RowKind.Wording, key, new[] { (byte)index }))]);
        await writer.RowsAsync(new Row(RowKind.Tag, keys[0], new byte[] { 77 }));
        await writer.RowsAsync(
            new Row(RowKind.Wording, keys[0], new byte[] { 50 }),
            new Row(RowKind.Wording, keys[1], null),
            new Row(RowKind.Wording, keys[3], Array.Empty<byte>())
        );

        var rows = await Log.ReadRowsAsync(writer.Room, RowKind.Wording, default);

        Assert.Equal(["", "7FFF", "80", "8000", "FF"], rows.Select(row => Convert.ToHexString(row.Key.Span)));
        Assert.Equal(["04", "05", "", "02", "32"], rows.Select(row => Convert.ToHexString(row.Value!.Value.Span)));
        Assert.Single(await Log.ReadRowsAsync(writer.Room, RowKind.Tag, default));
    }

    [Fact]
    public async Task Log3_of_two_changes_of_one_row_in_a_commit_the_later_one_counts()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.RowsAsync(
            new Row(RowKind.Tag, new byte[] { 1 }, new byte[] { 1 }),
            new Row(RowKind.Tag, new byte[] { 1 }, null),
            new Row(RowKind.Tag, new byte[] { 2 }, null),
            new Row(RowKind.Tag, new byte[] { 2 }, new byte[] { 2 })
        );

        var row = Assert.Single(await Log.ReadRowsAsync(writer.Room, RowKind.Tag, default));
        Assert.Equal(new byte[] { 2 }, row.Value!.Value.ToArray());
    }

    [Fact]
    public async Task Log3_rows_are_read_by_their_keys_in_the_order_asked_for()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.RowsAsync([
            .. Enumerable.Range(1, 9).Select(n => new Row(RowKind.Tag, new[] { (byte)n }, new[] { (byte)(n * 2) })),
        ]);

        ReadOnlyMemory<byte>[] keys = [new byte[] { 7 }, new byte[] { 200 }, new byte[] { 2 }];
        var rows = await Log.ReadRowsAsync(writer.Room, RowKind.Tag, keys, default);

        Assert.Equal([(byte)14, (byte)4], rows.Select(row => row.Value!.Value.Span[0]));
        Assert.Equal([(byte)7, (byte)2], rows.Select(row => row.Key.Span[0]));
    }

    [Fact]
    public async Task Log4_the_latest_checkpoint_is_read_and_belongs_to_its_room()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var other = await Writer.NewRoomAsync(Log);
        var big = new byte[600_000];
        big[^1] = 3;

        await Log.WriteCheckpointAsync(writer.Room, new StoredCheckpoint(5, 10, new byte[] { 1 }), default);
        await Log.WriteCheckpointAsync(writer.Room, new StoredCheckpoint(ulong.MaxValue, uint.MaxValue, big), default);
        await Log.WriteCheckpointAsync(Guid.NewGuid(), new StoredCheckpoint(5, 10, new byte[] { 1 }), default);

        var read = await Log.ReadCheckpointAsync(writer.Room, default);
        Assert.Equal((ulong.MaxValue, uint.MaxValue), (read!.Epoch, read.Sequence));
        Assert.Equal(big, read.Bytes.ToArray());
        Assert.Null(await Log.ReadCheckpointAsync(other.Room, default));
    }

    [Fact]
    public async Task Log4_checking_a_sound_log_says_nothing()
    {
        await Log.CheckAsync(default);
        await Log.TidyAsync(default);
    }

    [Fact]
    public async Task Log4_what_was_cancelled_before_it_began_does_nothing()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var cancelled = new CancellationToken(true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Log.AppendAsync(writer.Next(1), cancelled).AsTask()
        );
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Log.ReadBatchesAsync(writer.Room, 0, 1, cancelled).AsTask()
        );
        await writer.BatchAsync(1);
    }
}
