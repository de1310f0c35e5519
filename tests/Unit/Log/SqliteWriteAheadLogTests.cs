using ElephantBoard.Log;
using ElephantBoard.Log.Sqlite;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>How commits use the files of the write-ahead logs, and when they sync them.</summary>
public sealed class SqliteWriteAheadLogTests : IDisposable
{
    private const string NeedsDataSync = "Only Linux has fdatasync.";
    private readonly DataFolderOfTest _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Log17_commits_change_the_length_of_no_file_while_they_use_the_space_ahead()
    {
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Writer.Image(1, 0));
        var before = await LengthsAsync(log);
        Assert.InRange(before["rooms.db-wal"], WriteAheadLog.Extension, 2 * WriteAheadLog.Extension);
        Assert.InRange(before["pockets.db-wal"], WriteAheadLog.Extension, 2 * WriteAheadLog.Extension);

        for (byte commit = 1; commit < 40; commit++)
        {
            var image = Writer.Image(1, commit);
            await writer.AppendAsync(_ => writer.Next(1) with { Private = [image] });
            Assert.Equal(before, await LengthsAsync(log));
        }
    }

    [Fact]
    public async Task Log17_a_write_ahead_log_that_is_used_up_is_extended_with_zeros()
    {
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.BatchAsync(1);
        var before = (await LengthsAsync(log))["rooms.db-wal"];

        await writer.BatchAsync(1, [.. Enumerable.Repeat((byte)0xee, WriteAheadLog.Extension)]);

        var after = await LengthsAsync(log);
        Assert.True(after["rooms.db-wal"] > before + WriteAheadLog.Extension);
        using (var copy = _folder.Crashed())
        {
            var bytes = await File.ReadAllBytesAsync(copy.Rooms + "-wal");
            Assert.False(bytes.AsSpan()[^WriteAheadLog.Extension..].ContainsAnyExcept((byte)0));
            Assert.NotEqual(0, bytes[^(WriteAheadLog.Extension + 1)]);
        }
        await writer.BatchAsync(1);
        Assert.Equal(after, await LengthsAsync(log));
    }

    [Fact]
    public async Task Log17_after_tidying_the_write_ahead_logs_are_empty_until_the_next_commit()
    {
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Writer.Image(1, 0));

        Assert.True(await log.TidyAsync(default));

        var tidied = await LengthsAsync(log);
        Assert.Equal((0, 0), (tidied["rooms.db-wal"], tidied["pockets.db-wal"]));
        await writer.BatchAsync(1);
        var extended = await LengthsAsync(log);
        Assert.InRange(extended["rooms.db-wal"], WriteAheadLog.Extension, 2 * WriteAheadLog.Extension);
        Assert.Equal(0, extended["pockets.db-wal"]);
        await writer.BatchAsync(1);
        Assert.Equal(extended, await LengthsAsync(log));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Log17_a_write_ahead_log_of_zeros_is_empty_whoever_opens_it_first(bool isReaderFirst)
    {
        Guid room;
        Head head;
        await using (var log = await _folder.OpenAsync())
        {
            var first = await Writer.NewRoomAsync(log);
            await first.BatchAsync(1);
            await first.PrivateAsync(Writer.Image(1, 7));
            (room, head) = (first.Room, first.Head);
        }
        foreach (var file in new[] { _folder.Rooms, _folder.Pockets })
        {
            await File.WriteAllBytesAsync(file + "-wal", new byte[WriteAheadLog.Extension]);
        }
        using var reader = isReaderFirst ? new Database(_folder.Rooms) : null;
        Assert.Equal(isReaderFirst ? "1" : null, reader?.Text("SELECT count(*) FROM turns"));

        await using var again = await _folder.OpenAsync();
        Assert.Equal(head, (await again.ReadRoomAsync(room, default))!.Head);
        Assert.Equal(7, await Writer.ReadImageAsync(again, room, 1));
        var writer = new Writer(again, room, head);
        await writer.BatchAsync(1);

        using var crashed = _folder.Crashed();
        await using var reopened = await crashed.OpenAsync();
        Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(room, default))!.Head);
    }

    [Fact]
    public async Task Log18_commits_of_a_group_share_one_sync_and_private_images_need_one_more()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsDataSync);
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        // The first commit of a write-ahead log also syncs its header.
        await writer.PrivateAsync(Writer.Image(1, 1));
        var before = log.Syncs;

        await writer.BatchAsync(1);
        Assert.Equal(1, log.Syncs - before);
        await writer.BatchAsync(1);
        Assert.Equal(2, log.Syncs - before);
        await writer.PrivateAsync(Writer.Image(1, 2));
        Assert.Equal(4, log.Syncs - before);
    }

    [Fact]
    public async Task Log18_readers_see_a_commit_after_its_sync_and_not_before()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsDataSync);
        Action? inSync = null;
        await using var log = await _folder.OpenAsync(_folder.Options with { BeforeSync = () => inSync?.Invoke() });
        var writer = await Writer.NewRoomAsync(log);
        await writer.BatchAsync(1);
        var (before, seen) = (writer.Head, new List<Head>());
        DataFolderOfTest? written = null;
        inSync = () =>
        {
            seen.Add(log.ReadRoomAsync(writer.Room, default).AsTask().GetAwaiter().GetResult()!.Head);
            written = _folder.Crashed();
        };

        await writer.BatchAsync(1);

        Assert.Equal([before], seen);
        Assert.Equal(writer.Head, (await log.ReadRoomAsync(writer.Room, default))!.Head);
        // All of the commit was in the file when the sync began.
        using (written)
        {
            await using var reopened = await written!.OpenAsync();
            Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(writer.Room, default))!.Head);
        }
    }

    [Fact]
    public async Task Log18_a_commit_whose_sync_fails_is_unknown_and_is_never_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NeedsDataSync);
        var fails = false;
        await using var log = await _folder.OpenAsync(
            _folder.Options with
            {
                BeforeSync = () =>
                {
                    if (fails)
                    {
                        throw new IOException("fdatasync");
                    }
                },
            }
        );
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Writer.Image(1, 1));
        fails = true;
        var commit = writer.Next(1) with { Private = [Writer.Image(1, 2)] };

        await Assert.ThrowsAsync<LogUnknownException>(() => log.AppendAsync(commit, default).AsTask());

        fails = false;
        Assert.Equal(writer.Head, (await log.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Equal(1, await Writer.ReadImageAsync(log, writer.Room, 1));
        await writer.BatchAsync(2);
        using var crashed = _folder.Crashed();
        await using var reopened = await crashed.OpenAsync();
        Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Equal(1, await Writer.ReadImageAsync(reopened, writer.Room, 1));
    }

    /// <summary>Returns the lengths of the files, when the writer's thread has completed what it does after the commits so far.</summary>
    private async Task<SortedDictionary<string, long>> LengthsAsync(SqliteRoomLog log)
    {
        await log.HoldsPrivateAsync(default);
        return new(
            Directory
                .GetFiles(_folder.Path, "*.db*")
                .ToDictionary(file => Path.GetFileName(file), file => new FileInfo(file).Length),
            StringComparer.Ordinal
        );
    }
}
