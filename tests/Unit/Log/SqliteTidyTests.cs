using System.Text;
using ElephantBoard.Log;
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

    private static async Task<int> FilesWithAsync(DataFolderOfTest folder, byte[] content)
    {
        var files = 0;
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            files += (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(content) < 0 ? 0 : 1;
        }
        return files;
    }
}
