using CsCheck;
using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>Random histories against memory and SQLite: whatever is done, both read the same.</summary>
public sealed class RoomLogModelTests
{
    private const int Rooms = 3;

    private static readonly Gen<byte[]> Bytes = Gen.Byte.Array[0, 5];

    private static readonly Gen<Row> SomeRow = Gen.Select(
        Gen.Int[1, 3],
        Gen.Byte[0, 4],
        Bytes,
        Gen.Bool,
        (kind, key, value, deleted) =>
            deleted ? Row.Deleted((RowKind)kind, new[] { key }) : new Row((RowKind)kind, new[] { key }, value)
    );

    private static readonly Gen<PrivateImage> SomeImage = Gen.Select(
        Gen.ULong[1, 3],
        Gen.OneOf(Bytes, Gen.Byte.Array[3000, 9000]),
        (round, value) => new PrivateImage(round, value)
    );

    private static readonly Gen<Step> SomeCommit = Gen.Select(
        Gen.Int[0, Rooms],
        Gen.Int[0, 3],
        Gen.Byte.Array[0, 30],
        Gen.Select(SomeRow.Array[0, 4], SomeImage.Array[0, 4]),
        Gen.Frequency((9, Gen.Const(Array.Empty<ulong>())), (1, Gen.ULong[1, 3].Array[1, 2])),
        Gen.Int[0, 9],
        (room, events, batch, rows, dropped, stale) =>
            new Step(
                StepKind.Commit,
                room,
                new Commit
                {
                    Room = RoomOf(room),
                    Expected = default,
                    Events = batch.Length == 0 ? 0 : events,
                    Batch = batch,
                    Rows = rows.Item1,
                    Private = rows.Item2,
                    DroppedRounds = dropped,
                },
                stale == 0
            )
    );

    private static readonly Gen<Step> SomeStep = Gen.Frequency(
        (20, SomeCommit),
        (1, Gen.Const(new Step(StepKind.Tidy, 0, null, false))),
        (1, Gen.Const(new Step(StepKind.Reopen, 0, null, false))),
        (2, Gen.Int[0, Rooms].Select(room => new Step(StepKind.Checkpoint, room, null, false)))
    );

    private enum StepKind
    {
        Commit,
        Tidy,
        Reopen,
        Checkpoint,
    }

    [Fact]
    public async Task Log13_memory_and_sqlite_read_the_same_after_any_history()
    {
        await SomeStep.Array[1, 60].SampleAsync(CompareAsync, iter: 60, threads: 1);
    }

    private static Guid RoomOf(int number) => new(number, 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]);

    private static async Task CompareAsync(Step[] steps)
    {
        using var folder = new DataFolderOfTest();
        await using var memory = new MemoryRoomLog();
        var sqlite = await folder.OpenAsync();
        try
        {
            // The last room is never made.
            for (var number = 0; number < Rooms; number++)
            {
                await memory.CreateAsync(RoomOf(number), $"M{number}", 5, default);
                await sqlite.CreateAsync(RoomOf(number), $"M{number}", 5, default);
            }
            foreach (var step in steps)
            {
                if (step.Kind == StepKind.Reopen)
                {
                    await sqlite.DisposeAsync();
                    sqlite = await folder.OpenAsync();
                    continue;
                }
                Assert.Equal(await step.RunAsync(memory), await step.RunAsync(sqlite));
            }
            for (var number = 0; number <= Rooms; number++)
            {
                Assert.Equal(await ReadAsync(memory, RoomOf(number)), await ReadAsync(sqlite, RoomOf(number)));
            }
        }
        finally
        {
            await sqlite.DisposeAsync();
        }
    }

    /// <summary>All that can be read of a room, as text.</summary>
    private static async Task<string> ReadAsync(IRoomLog log, Guid room)
    {
        var record = await log.ReadRoomAsync(room, default);
        var lines = new List<string> { $"{record}" };
        foreach (var bytes in new[] { 0, 20, int.MaxValue })
        {
            for (var after = 0u; after <= (record?.Head.Sequence ?? 0) + 1; after++)
            {
                var batches = await log.ReadBatchesAsync(room, after, bytes, default);
                lines.Add(
                    $"{after}/{bytes}: "
                        + string.Join(
                            ' ',
                            batches.Select(t => $"{t.First}+{t.Count}={Convert.ToHexString(t.Bytes.Span)}")
                        )
                );
            }
        }
        ReadOnlyMemory<byte>[] keys = [new byte[] { 3 }, new byte[] { 1 }, new byte[] { 3 }];
        for (var kind = 1; kind <= 3; kind++)
        {
            var rows = await log.ReadRowsAsync(room, (RowKind)kind, default);
            var asked = await log.ReadRowsAsync(room, (RowKind)kind, keys, default);
            lines.AddRange(rows.Concat(asked).Select(row => $"{row.Kind} {Hex(row.Key)} {Hex(row.Value!.Value)}"));
        }
        for (var round = 0ul; round <= 4; round++)
        {
            var image = await log.ReadPrivateAsync(room, round, default);
            lines.Add(image is { } value ? $"{round} {Hex(value)}" : $"{round} none");
        }
        var checkpoint = await log.ReadCheckpointAsync(room, default);
        lines.Add($"{checkpoint?.Epoch} {checkpoint?.Sequence} {Hex(checkpoint?.Bytes ?? default)}");
        return string.Join('\n', lines);
    }

    private static string Hex(ReadOnlyMemory<byte> bytes) => Convert.ToHexString(bytes.Span);

    private sealed record Step(StepKind Kind, int Room, Commit? Commit, bool IsStale)
    {
        public async Task<string> RunAsync(IRoomLog log)
        {
            var head = (await log.ReadRoomAsync(RoomOf(Room), default))?.Head ?? default;
            switch (Kind)
            {
                case StepKind.Tidy:
                    await log.TidyAsync(default);
                    return "";
                case StepKind.Checkpoint:
                    var bytes = BitConverter.GetBytes(head.Revision);
                    await log.WriteCheckpointAsync(
                        RoomOf(Room),
                        new StoredCheckpoint(head.Epoch, head.Sequence, bytes),
                        default
                    );
                    return "";
                default:
                    var expected = IsStale ? head with { Revision = head.Revision - 1 } : head;
                    return $"{await log.AppendAsync(Commit! with { Expected = expected }, default)}";
            }
        }
    }
}
