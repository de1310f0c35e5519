using System.Text;
using ElephantBoard.Log;
using ElephantBoard.Log.Sqlite;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>What somebody who copies the private store's files can tell from how they lie there.</summary>
public sealed class SqliteTidyTests : IDisposable
{
    private const int Pockets = 50;
    private const int PageSize = 4096;
    private static readonly byte[] Removed = Encoding.ASCII.GetBytes("what was removed");
    private static readonly Guid Room = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
    private readonly DataFolderOfTest _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Log12_after_tidying_nothing_tells_the_order_of_pockets_or_what_was_removed()
    {
        var files = new List<byte[]>();
        foreach (var seed in new[] { 1, 2, 3 })
        {
            using var folder = new DataFolderOfTest();
            await using var log = await folder.OpenAsync();
            await TakePocketsAsync(log, seed);

            await log.TidyAsync(default);

            using var copy = folder.Crashed();
            files.Add(Pages(await File.ReadAllBytesAsync(copy.Pockets)));
            Assert.Equal(0, new FileInfo(copy.Pockets + "-wal").Length);
            Assert.False(File.Exists(copy.Pockets + "-shm"));
            Assert.Equal(0, await FilesWithAsync(copy, Removed));
            await using var reopened = await copy.OpenAsync();
        }

        // Byte for byte the same, whatever order the pockets were taken in.
        Assert.True(files[0].Length > 4 * PageSize);
        Assert.Equal(files[0], files[1]);
        Assert.Equal(files[0], files[2]);
    }

    /// <summary>The same eyes see it all when it was not tidied: else the rule above says nothing.</summary>
    [Fact]
    public async Task Log12_without_tidying_the_order_of_pockets_and_what_was_removed_can_be_told()
    {
        var files = new List<byte[]>();
        foreach (var seed in new[] { 1, 2 })
        {
            using var folder = new DataFolderOfTest();
            await using (var log = await folder.OpenAsync())
            {
                await TakePocketsAsync(log, seed);
                using var copy = folder.Crashed();
                Assert.NotEqual(0, await FilesWithAsync(copy, Removed));
            }
            // Closing moves the write-ahead log into the file.
            files.Add(Pages(await File.ReadAllBytesAsync(folder.Pockets)));
        }

        Assert.NotEqual(files[0], files[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Log14_no_byte_of_a_deleted_row_is_left_wherever_its_page_was_copied_to(int seed)
    {
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        var random = new Random(seed);
        var live = new Dictionary<ulong, byte[]>();
        var deleted = new List<byte[]>();
        // Random keys and sizes, a third of them deleted and some put over: the trees grow, split and shrink all the time.
        for (var commit = 0; commit < 100; commit++)
        {
            var rows = new List<Row>();
            for (var change = 0; change < 30; change++)
            {
                var isOld = live.Count > 0 && random.Next(2) == 0;
                var key = isOld ? live.Keys.ElementAt(random.Next(live.Count)) : (ulong)random.NextInt64();
                if (isOld)
                {
                    deleted.Add(live[key]);
                }
                var value = isOld && random.Next(4) != 0 ? null : new byte[random.Next(16, 700)];
                if (value is null)
                {
                    rows.Add(Row.Deleted(RowKind.Wording, BitConverter.GetBytes(key)));
                    live.Remove(key);
                    continue;
                }
                random.NextBytes(value);
                rows.Add(new Row(RowKind.Wording, BitConverter.GetBytes(key), value));
                live[key] = value;
            }
            await writer.RowsAsync([.. rows]);
        }

        Assert.True(await log.TidyAsync(default));

        using var copy = _folder.Crashed();
        var files = Directory.GetFiles(copy.Path).Select(File.ReadAllBytes).ToList();
        Assert.All(live.Values, value => Assert.Contains(files, file => Holds(file, value.AsSpan()[..16])));
        Assert.True(deleted.Count > 1_000);
        Assert.All(deleted, value => Assert.DoesNotContain(files, file => Holds(file, value.AsSpan()[..16])));
        Assert.All(deleted, value => Assert.DoesNotContain(files, file => Holds(file, value.AsSpan()[^16..])));
    }

    [Fact]
    public async Task Log15_commits_go_on_beside_another_reader_and_tidying_is_done_once_it_is_gone()
    {
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.RowsAsync(new Row(RowKind.Wording, new byte[] { 1 }, Removed));
        using (var other = new Database(_folder.Rooms))
        {
            other.Execute("BEGIN");
            Assert.NotNull(other.Text("SELECT value FROM contents"));
            await writer.RowsAsync(Row.Deleted(RowKind.Wording, new byte[] { 1 }));

            // Answered while the reader still reads: nobody has waited for it.
            Assert.False(await log.TidyAsync(default));
            await writer.TurnAsync(1);
            Assert.False(await log.TidyAsync(default));

            using var early = _folder.Crashed();
            Assert.NotEqual(0, await FilesWithAsync(early, Removed));
            other.Rollback();
        }
        Assert.True(await log.TidyAsync(default));

        using var copy = _folder.Crashed();
        Assert.Equal(0, await FilesWithAsync(copy, Removed));
    }

    [Fact]
    public async Task Log16_a_copy_made_before_a_schema_change_is_deleted_once_it_holds_a_deleted_row()
    {
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        await writer.RowsAsync(new Row(RowKind.Wording, new byte[] { 1 }, Removed));
        var copy = Path.ChangeExtension(_folder.Rooms, "before-0009.db");
        using (var database = new Database(_folder.Rooms))
        {
            database.Prepare("VACUUM INTO ?1").Bind(1, copy).Run();
        }
        await writer.RowsAsync(new Row(RowKind.Wording, new byte[] { 2 }, new byte[] { 2 }));
        Assert.True(await log.TidyAsync(default));
        Assert.True(File.Exists(copy));

        await writer.RowsAsync(Row.Deleted(RowKind.Wording, new byte[] { 1 }));
        Assert.True(await log.TidyAsync(default));

        Assert.False(File.Exists(copy));
        Assert.Equal(0, await FilesWithAsync(_folder, Removed));
    }

    /// <summary>A log of the schema before: its rows are the same after it was brought to this one.</summary>
    [Fact]
    public async Task Log10_rows_of_the_first_schema_are_the_same_in_the_second()
    {
        Directory.CreateDirectory(_folder.Path);
        using (var old = new Database(_folder.Rooms))
        {
            old.Text("PRAGMA journal_mode = WAL");
            Schema.Migrate(old, _folder.Rooms, [Migration.Of("rooms")[0]], backUp: true, TimeProvider.System);
            old.Execute(
                """
                INSERT INTO rooms VALUES (1, x'00112233445566778899aabbccddeeff', 'ABCDE12345', 7, 0, 0, 0);
                INSERT INTO rows VALUES (1, 1, x'02', x'0203'), (1, 1, x'01', x''), (1, 2, x'01', x'05');
                """
            );
        }
        await using var log = await _folder.OpenAsync();

        var rows = await log.ReadRowsAsync(Room, RowKind.Wording, default);
        Assert.Equal(
            ["01=", "02=0203"],
            rows.Select(row => Convert.ToHexString(row.Key.Span) + "=" + Convert.ToHexString(row.Value!.Value.Span))
        );
        Assert.Single(await log.ReadRowsAsync(Room, RowKind.Tag, default));
    }

    [Fact]
    public async Task Log12_the_main_store_never_holds_a_pocket()
    {
        await using var log = await _folder.OpenAsync();
        await TakePocketsAsync(log, 1);

        using var copy = _folder.Crashed();
        foreach (var file in Directory.GetFiles(copy.Path, "rooms.db*"))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.True(bytes.AsSpan().IndexOf(Removed) < 0);
            Assert.True(bytes.AsSpan().IndexOf(Writer.Pocket(1)) < 0);
        }
    }

    /// <summary>Fifty pockets in random order, each with a first text that a second one replaces; and a round that is poured.</summary>
    private static async Task TakePocketsAsync(SqliteRoomLog log, int seed)
    {
        await log.CreateAsync(Room, "ABCDE12345", 7, default);
        var writer = new Writer(log, Room, new Head(7, 0, 0));
        var order = Enumerable.Range(0, Pockets).Select(n => (byte)(n * 5)).ToArray();
        new Random(seed).Shuffle(order);
        byte[] removed = [.. Removed, .. new byte[200]];
        foreach (var key in order)
        {
            await writer.PrivateAsync(new PrivateRow(1, Writer.Pocket(key), 0, new byte[180]));
            await writer.PrivateAsync(new PrivateRow(1, Writer.Pocket(key), 1, removed));
            await writer.PrivateAsync(new PrivateRow(2, Writer.Pocket(key), 0, removed));
        }
        foreach (var key in order)
        {
            await writer.PrivateAsync(new PrivateRow(1, Writer.Pocket(key), 1, new byte[180]));
        }
        await writer.AppendAsync(head => new Commit
        {
            Room = writer.Room,
            Expected = head,
            DroppedRounds = [2],
        });
    }

    /// <summary>The file without its first page, which counts changes.</summary>
    private static byte[] Pages(byte[] file) => file[PageSize..];

    private static bool Holds(byte[] file, ReadOnlySpan<byte> content) => file.AsSpan().IndexOf(content) >= 0;

    private static async Task<int> FilesWithAsync(DataFolderOfTest folder, byte[] content)
    {
        var files = 0;
        foreach (var file in Directory.GetFiles(folder.Path, "*.db*"))
        {
            files += (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(content) < 0 ? 0 : 1;
        }
        return files;
    }
}
