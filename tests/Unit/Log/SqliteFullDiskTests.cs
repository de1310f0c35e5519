using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

public sealed class SqliteFullDiskTests : IDisposable
{
    private const int Pages = 100;
    private readonly DataFolderOfTest _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Log8_a_full_disk_refuses_and_reading_goes_on_and_it_works_again_by_itself()
    {
        await using var log = await _folder.OpenAsync(_folder.Options with { MaxPages = Pages });
        var writer = await Writer.NewRoomAsync(log);
        await writer.RowsAsync(new Row(RowKind.Wording, new byte[] { 1 }, new byte[100_000]));
        var batches = await FillAsync(log, writer);

        var read = await log.ReadBatchesAsync(writer.Room, 0, int.MaxValue, default);
        Assert.Equal(batches, read.Count);
        Assert.Equal(writer.Head, (await log.ReadRoomAsync(writer.Room, default))!.Head);
        await log.CheckAsync(default);

        await writer.RowsAsync(Row.Deleted(RowKind.Wording, new byte[] { 1 }));
        await writer.BatchAsync(1, new byte[2000]);
        Assert.Equal(batches + 1, (await log.ReadBatchesAsync(writer.Room, 0, int.MaxValue, default)).Count);
    }

    [Fact]
    public async Task Log8_a_refused_commit_leaves_nothing_private()
    {
        await using var log = await _folder.OpenAsync(_folder.Options with { MaxPages = Pages });
        var writer = await Writer.NewRoomAsync(log);
        await FillAsync(log, writer);

        var commit = writer.Next(1) with { Batch = new byte[50_000], Private = [Writer.Image(1, 1)] };
        Assert.Equal(AppendOutcome.DiskFull, await log.AppendAsync(commit, default));

        Assert.Null(await log.ReadPrivateAsync(writer.Room, 1, default));
        using var crashed = _folder.Crashed();
        await using var reopened = await crashed.OpenAsync();
        Assert.Null(await reopened.ReadPrivateAsync(writer.Room, 1, default));
        Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(writer.Room, default))!.Head);
    }

    [Fact]
    public async Task Log8_a_disk_that_fills_between_the_stores_leaves_nothing_private_either()
    {
        var full = false;
        await using var log = await _folder.OpenAsync(
            _folder.Options with
            {
                BetweenCommits = () =>
                {
                    if (full)
                    {
                        throw new ElephantBoard.Log.Sqlite.StoreException(SQLitePCL.raw.SQLITE_FULL);
                    }
                },
            }
        );
        var writer = await Writer.NewRoomAsync(log);
        full = true;
        var commit = writer.Next(1) with { Private = [Writer.Image(1, 1)] };

        Assert.Equal(AppendOutcome.DiskFull, await log.AppendAsync(commit, default));

        full = false;
        Assert.Null(await log.ReadPrivateAsync(writer.Room, 1, default));
        await writer.BatchAsync(1);
        Assert.Null(await log.ReadPrivateAsync(writer.Room, 1, default));
    }

    [Fact]
    public async Task Log8_a_new_room_and_a_checkpoint_find_no_space()
    {
        await using var log = await _folder.OpenAsync(_folder.Options with { MaxPages = Pages });
        var writer = await Writer.NewRoomAsync(log);
        await FillAsync(log, writer);

        await log.WriteCheckpointAsync(writer.Room, new StoredCheckpoint(1, 1, new byte[50_000]), default);
        Assert.Null(await log.ReadCheckpointAsync(writer.Room, default));

        await Assert.ThrowsAsync<LogFullException>(async () =>
        {
            for (var number = 0; number < 1000; number++)
            {
                await log.CreateAsync(Guid.NewGuid(), $"X{number:D9}", 1, default);
            }
        });
    }

    /// <summary>Writes batches until one is refused. Returns how many were written.</summary>
    private static async Task<int> FillAsync(SqliteRoomLog log, Writer writer)
    {
        for (var batches = 0; batches < 1000; batches++)
        {
            var commit = writer.Next(1) with { Batch = new byte[2000] };
            var outcome = await log.AppendAsync(commit, default);
            if (outcome != AppendOutcome.Written)
            {
                Assert.Equal(AppendOutcome.DiskFull, outcome);
                return batches;
            }
            writer.Head = Writer.After(commit);
        }
        throw new InvalidOperationException("The disk did not fill.");
    }
}
