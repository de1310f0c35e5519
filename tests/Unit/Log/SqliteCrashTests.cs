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

        Assert.Equal(1ul, (await reopened.ReadRoomAsync(writer.Room, default))!.Head.Revision);
        Assert.Equal("01=1 02=2", await PrivateAsync(reopened, writer.Room, 1));
        Assert.Equal("07=7", await PrivateAsync(reopened, writer.Room, 2));
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

        Assert.Equal(2ul, (await reopened.ReadRoomAsync(writer.Room, default))!.Head.Revision);
        Assert.Equal("01=9 03=3", await PrivateAsync(reopened, writer.Room, 1));
        Assert.Equal("", await PrivateAsync(reopened, writer.Room, 2));
    }

    [Fact]
    public async Task Log7_a_commit_of_unknown_outcome_is_said_to_be_one_and_leaves_both_stores_agreeing()
    {
        await using var log = await OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Private(1, 1, 1));

        _breaks = new IOException("fsync");
        var commit = new Commit
        {
            Room = writer.Room,
            Expected = writer.Head,
            Private = [Private(1, 1, 9), Private(1, 5, 5)],
        };
        await Assert.ThrowsAsync<LogUnknownException>(() => log.AppendAsync(commit, default).AsTask());
        _breaks = null;

        Assert.Equal(writer.Head, (await log.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Equal("01=1", await PrivateAsync(log, writer.Room, 1));
        await writer.TurnAsync(1);
        using var crashed = _folder.Crashed();
        await using var reopened = await crashed.OpenAsync();
        Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Equal("01=1", await PrivateAsync(reopened, writer.Room, 1));
    }

    [Fact]
    public async Task Log7_what_was_acknowledged_is_there_after_a_crash()
    {
        await using var log = await OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.TurnAsync(2, [1, 2]);
        await writer.RowsAsync(new Row(RowKind.Tag, new byte[] { 1 }, new byte[] { 2 }));

        using var crashed = _folder.Crashed();
        await using var reopened = await crashed.OpenAsync();

        Assert.Equal(writer.Head, (await reopened.ReadRoomAsync(writer.Room, default))!.Head);
        Assert.Single(await reopened.ReadTurnsAsync(writer.Room, 0, 1000, default));
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

    /// <summary>A room with pockets, and one commit that puts, puts over, deletes and drops, seen from between the stores.</summary>
    private async Task<Writer> ChangeAsync(SqliteRoomLog log)
    {
        var writer = await Writer.NewRoomAsync(log);
        await writer.PrivateAsync(Private(1, 1, 1), Private(1, 2, 2), Private(2, 7, 7));
        _copies = true;
        await writer.AppendAsync(head => new Commit
        {
            Room = writer.Room,
            Expected = head,
            Private = [Private(1, 1, 9), PrivateRow.Deleted(1, Writer.Pocket(2), 0), Private(1, 3, 3)],
            DroppedRounds = [2],
        });
        return writer;
    }

    private static PrivateRow Private(ulong round, byte pocket, byte value) =>
        new(round, Writer.Pocket(pocket), 0, new[] { value });

    private static async Task<string> PrivateAsync(SqliteRoomLog log, Guid room, ulong round) =>
        string.Join(
            ' ',
            from row in await log.ReadPrivateAsync(room, round, default)
            select $"{row.Pocket.Span[0]:X2}={row.Value!.Value.Span[0]}"
        );
}
