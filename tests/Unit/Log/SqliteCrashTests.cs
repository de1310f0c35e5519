using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>Crashes at chosen moments: the files are copied there, and a new log is opened over the copy.</summary>
public sealed class SqliteCrashTests : IDisposable
{
    private readonly DataFolderOfTest _folder = new();

    /// <summary>The files after the private store has its part and before the main store has the commit.</summary>
    private DataFolderOfTest? _between;

    private bool _copies;
    private Exception? _breaks;

    public void Dispose()
    {
        _folder.Dispose();
        _between?.Dispose();
    }

    [Fact]
    public async Task Log7_a_crash_before_the_main_store_has_the_commit_leaves_nothing_of_it()
    {
        await using var log = await OpenAsync();
        var writer = await ChangeAsync(log);

        await using var reopened = await _between!.OpenAsync();

        Assert.Equal(2ul, (await reopened.ReadRoomAsync(writer.Room, default))!.Head.Revision);
        Assert.Equal("1", await PrivateAsync(reopened, writer.Room, 1));
        Assert.Equal("7", await PrivateAsync(reopened, writer.Room, 2));
    }

    [Fact]
    public async Task Log7_a_crash_after_the_main_store_has_the_commit_leaves_all_of_it()
    {
        await using var log = await OpenAsync();
        var writer = await ChangeAsync(log);

        // The main store as it is now, the private one as it was before it heard of that.
        using var crashed = _folder.Crashed();
        foreach (var file in Directory.GetFiles(_between!.Path, "pockets.db*"))
        {
            File.Copy(file, Path.Combine(crashed.Path, Path.GetFileName(file)), overwrite: true);
        }
        await using var reopened = await crashed.OpenAsync();

        Assert.Equal(3ul, (await reopened.ReadRoomAsync(writer.Room, default))!.Head.Revision);
        Assert.Equal("9", await PrivateAsync(reopened, writer.Room, 1));
        Assert.Equal("", await PrivateAsync(reopened, writer.Room, 2));
    }

    [Fact]
    public async Task Log7_a_commit_of_unknown_outcome_is_said_to_be_one_and_leaves_both_stores_agreeing()
    {
        await using var log = await OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Writer.Image(1, 1));

        _breaks = new IOException("fsync");
        var commit = new Commit
        {
            Room = writer.Room,
            Expected = writer.Head,
            Private = [Writer.Image(1, 9), Writer.Image(2, 5)],
        };
        await Assert.ThrowsAsync<LogUnknownException>(() => log.AppendAsync(commit, default).AsTask());
        _breaks = null;

        Assert.Equal(writer.Head, (await log.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Equal("1", await PrivateAsync(log, writer.Room, 1));
        Assert.Equal("", await PrivateAsync(log, writer.Room, 2));
        await writer.BatchAsync(1);
        using var crashed = _folder.Crashed();
        await using var reopened = await crashed.OpenAsync();
        Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Equal("1", await PrivateAsync(reopened, writer.Room, 1));
    }

    /// <summary>The image that a commit of unknown outcome left behind is never the one in force, however often that happens.</summary>
    [Fact]
    public async Task Log7_an_image_stays_in_force_until_the_main_store_has_the_commit_of_the_next()
    {
        await using var log = await OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Writer.Image(1, 1));
        for (byte attempt = 2; attempt < 6; attempt++)
        {
            _breaks = new IOException("fsync");
            var commit = writer.Next(1) with { Private = [Writer.Image(1, attempt)] };
            await Assert.ThrowsAsync<LogUnknownException>(() => log.AppendAsync(commit, default).AsTask());
            _breaks = null;
            using var crashed = _folder.Crashed();
            await using var reopened = await crashed.OpenAsync();
            Assert.Equal("1", await PrivateAsync(reopened, writer.Room, 1));
        }
        await writer.PrivateAsync(Writer.Image(1, 9));
        Assert.Equal("9", await PrivateAsync(log, writer.Room, 1));
    }

    [Fact]
    public async Task Log7_an_image_that_the_main_store_names_and_the_private_store_lost_is_not_read_as_none()
    {
        Guid room;
        await using (var log = await OpenAsync())
        {
            var writer = await Writer.NewRoomAsync(log);
            await writer.PrivateAsync(Writer.Image(1, 1));
            room = writer.Room;
        }
        File.Delete(_folder.Pockets);
        await using var without = await OpenAsync();

        await Assert.ThrowsAsync<InvalidDataException>(() => without.ReadPrivateAsync(room, 1, default).AsTask());
    }

    [Fact]
    public async Task Log7_what_was_acknowledged_is_there_after_a_crash()
    {
        await using var log = await OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.BatchAsync(2, [1, 2]);
        await writer.RowsAsync(new Row(RowKind.Tag, new byte[] { 1 }, new byte[] { 2 }));

        using var crashed = _folder.Crashed();
        await using var reopened = await crashed.OpenAsync();

        Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Single(await reopened.ReadBatchesAsync(writer.Room, 0, 1000, default));
        Assert.Single(await reopened.ReadRowsAsync(writer.Room, RowKind.Tag, default));
    }

    private Task<SqliteRoomLog> OpenAsync() =>
        _folder.OpenAsync(
            _folder.Options with
            {
                BetweenCommits = () =>
                {
                    if (_breaks is { } error)
                    {
                        throw error;
                    }
                    if (_copies)
                    {
                        _between = _folder.Crashed();
                        _copies = false;
                    }
                },
            }
        );

    /// <summary>A room with pockets, and one commit that puts over and drops, seen from between the stores.</summary>
    private async Task<Writer> ChangeAsync(SqliteRoomLog log)
    {
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Writer.Image(1, 5), Writer.Image(2, 7));
        await writer.PrivateAsync(Writer.Image(1, 1));
        _copies = true;
        await writer.AppendAsync(head => new Commit
        {
            Room = writer.Room,
            Expected = head,
            Private = [Writer.Image(1, 9)],
            DroppedRounds = [2],
        });
        return writer;
    }

    private static async Task<string> PrivateAsync(SqliteRoomLog log, Guid room, ulong round) =>
        $"{await Writer.ReadImageAsync(log, room, round)}";
}
