using System.Text;
using ElephantBoard.Log;
using ElephantBoard.Log.Sqlite;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>What a copy of the private store's files reveals by their layout.</summary>
public sealed class SqliteTidyTests : IDisposable
{
    private const byte Images = 20;
    private static readonly byte[] Removed = Encoding.ASCII.GetBytes("what was removed");
    private static readonly Guid Room = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");
    private readonly DataFolderOfTest _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Log12_after_tidying_a_dropped_round_has_left_nothing_and_an_open_one_two_images_at_most()
    {
        await using var log = await _folder.OpenAsync();
        await WriteImagesAsync(log);
        using var before = _folder.Crashed();
        Assert.NotEmpty(await ImagesAsync(before, 1));
        Assert.True((await ImagesAsync(before, 2)).Count > 2);

        Assert.True(await log.TidyAsync(default));

        using var copy = _folder.Crashed();
        Assert.Empty(await ImagesAsync(copy, 1));
        Assert.Equal([Images - 2, Images - 1], await ImagesAsync(copy, 2));
        Assert.Equal(0, new FileInfo(copy.Pockets + "-wal").Length);
        Assert.False(File.Exists(copy.Pockets + "-shm"));
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

            // It returns while the reader still reads; nothing waits for the reader.
            Assert.False(await log.TidyAsync(default));
            await writer.BatchAsync(1);
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Log12_nothing_of_any_dropped_round_is_left_whatever_sizes_its_images_had(int seed)
    {
        await using var log = await _folder.OpenAsync();
        var writer = await Writer.NewRoomAsync(log);
        var random = new Random(seed);
        var (images, dropped) = (new Dictionary<ulong, List<byte[]>>(), new List<byte[]>());
        for (var commit = 0; commit < 400; commit++)
        {
            var round = (ulong)random.Next(1, 9) + (ulong)commit / 40 * 100;
            if (random.Next(8) == 0 && images.Remove(round, out var gone))
            {
                dropped.AddRange(gone);
                await writer.AppendAsync(head => writer.Next(0) with { Batch = default, DroppedRounds = [round] });
                continue;
            }
            var value = new byte[random.Next(3) == 0 ? 300 : 100 << random.Next(7)];
            random.NextBytes(value);
            await writer.PrivateAsync(new PrivateImage(round, value));
            if (!images.TryGetValue(round, out var written))
            {
                images[round] = written = [];
            }
            written.Add(value);
        }
        // A dropped round stays empty: what was written into one again was not kept.
        Assert.True(await log.TidyAsync(default));

        using var copy = _folder.Crashed();
        var files = Directory.GetFiles(copy.Path).Select(File.ReadAllBytes).ToList();
        Assert.True(dropped.Count > 50);
        foreach (var value in dropped)
        {
            for (var at = 0; at + 24 <= value.Length; at += 24)
            {
                Assert.DoesNotContain(files, file => Holds(file, value.AsSpan(at, 24)));
            }
        }
    }

    [Fact]
    public async Task Log12_the_main_store_never_holds_an_image()
    {
        await using var log = await _folder.OpenAsync();
        await WriteImagesAsync(log);

        using var copy = _folder.Crashed();
        foreach (var file in Directory.GetFiles(copy.Path, "rooms.db*"))
        {
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Removed) < 0);
        }
    }

    /// <summary>Images of two rounds, the first of which is dropped.</summary>
    private static async Task WriteImagesAsync(SqliteRoomLog log)
    {
        var writer = await Writer.NewRoomAsync(log);
        for (byte image = 0; image < Images; image++)
        {
            await writer.PrivateAsync(new PrivateImage(1, Image(1, image)), new PrivateImage(2, Image(2, image)));
        }
        await writer.AppendAsync(head => new Commit
        {
            Room = writer.Room,
            Expected = head,
            DroppedRounds = [1],
        });
    }

    private static byte[] Image(byte round, byte number) =>
        [.. Enumerable.Repeat((byte[])[.. Removed, round, number], 700).SelectMany(bytes => bytes)];

    /// <summary>Numbers of the images of a round that the files hold any part of.</summary>
    private static async Task<IReadOnlyList<byte>> ImagesAsync(DataFolderOfTest folder, byte round)
    {
        var found = new List<byte>();
        for (byte image = 0; image < Images; image++)
        {
            if (await FilesWithAsync(folder, [.. Removed, round, image]) > 0)
            {
                found.Add(image);
            }
        }
        return found;
    }

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
