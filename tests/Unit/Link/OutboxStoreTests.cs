using System.Text;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Seats;
using Xunit;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class MemoryOutboxStoreTests : OutboxStoreContract
{
    private readonly MemoryOutboxStore _store = new();

    protected override IOutboxStore Store => _store;
}

public sealed class SqliteOutboxStoreTests : OutboxStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("outbox-").FullName;
    private SqliteOutboxStore _store;

    public SqliteOutboxStoreTests() => _store = new(File, _ => true);

    protected override IOutboxStore Store => _store;

    private string File => Path.Combine(_folder, "seat", "outbox.db");

    public void Dispose()
    {
        _store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Link11_what_waits_is_there_after_a_restart()
    {
        await PutAsync("a", "1");
        await PutAsync("b", "2");
        await Store.RemoveAsync("a", default);
        Reopen();
        await PutAsync("c", "3");
        Reopen();

        Assert.Equal(["b=2", "c=3"], await ReadAsync());
    }

    [Fact]
    public async Task Link11_what_was_put_is_there_after_the_program_was_killed()
    {
        await PutAsync("a", "1");
        await Store.RemoveAsync("a", default);
        await PutAsync("b", "2");
        // What a killed program leaves: file and log, as they are now.
        var killed = Path.Combine(_folder, "killed");
        System.IO.File.Copy(File, killed);
        System.IO.File.Copy(File + "-wal", killed + "-wal");

        using var after = new SqliteOutboxStore(killed, _ => true);

        Assert.Equal(["b"], (await after.ReadAsync(default)).Select(entry => entry.Key));
        Assert.Null(after.SetAside);
    }

    [Fact]
    public async Task Link24_a_value_that_is_not_as_it_was_put_costs_the_file_which_is_moved_aside()
    {
        await PutAsync("a", "this is the text");
        await PutAsync("b", "2");
        _store.Dispose();
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        bytes[bytes.AsSpan().IndexOf("is the text"u8)] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, bytes);

        _store = new(File, _ => true);

        Assert.Empty(await ReadAsync());
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(_store.SetAside!));
        await PutAsync("c", "3");
        Reopen();
        Assert.Equal(["c=3"], await ReadAsync());
        Assert.Null(_store.SetAside);
    }

    [Fact]
    public async Task Link24_damage_anywhere_is_found_or_harms_nothing()
    {
        await PutAsync("a", "1");
        await PutAsync("b", new string('x', 3000));
        _store.Dispose();
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        for (var at = 0; at < whole.Length; at += 61)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x5A;
            await System.IO.File.WriteAllBytesAsync(File, bytes);
            _store = new(File, _ => true);
            var found = (await ReadAsync()).ToArray();
            Assert.True(
                _store.SetAside is not null ? found.Length == 0 : found is ["a=1", _],
                $"Byte {at}: {string.Join(", ", found)}"
            );
            await PutAsync("c", "3");
            _store.Dispose();
        }
    }

    [Fact]
    public async Task Link24_an_item_that_this_build_cannot_use_is_removed_and_a_copy_of_the_file_is_kept()
    {
        await PutAsync("a", "1");
        await PutAsync("b", "2");
        _store.Dispose();

        _store = new(File, entry => entry.Key != "a");

        Assert.Equal(["b=2"], await ReadAsync());
        using var copy = new SqliteOutboxStore(_store.SetAside!, _ => true);
        Assert.Equal(["a", "b"], (await copy.ReadAsync(default)).Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("This is no outbox at all, but somebody's letter.")]
    [InlineData("\uFFFF\uFFFF\uFFFF\uFFFF\uFFFF\uFFFF")]
    public async Task Link24_what_is_no_outbox_is_set_aside_whole(string content)
    {
        _store.Dispose();
        await System.IO.File.WriteAllTextAsync(File, content);
        _store = new(File, _ => true);

        Assert.Empty(await ReadAsync());
        Assert.Equal(content, await System.IO.File.ReadAllTextAsync(_store.SetAside!));
        await PutAsync("a", "1");
        Reopen();
        Assert.Equal(["a=1"], await ReadAsync());
    }

    [Fact]
    public async Task Link11_the_file_does_not_grow_with_what_was_sent_long_ago()
    {
        for (var i = 0; i < 300; i++)
        {
            await PutAsync("a" + i, new string('x', 2000));
            await Store.RemoveAsync("a" + i, default);
        }
        await PutAsync("b", "2");
        Assert.InRange(new FileInfo(File).Length + new FileInfo(File + "-wal").Length, 1, 600_000);
        Reopen();
        Assert.Equal(["b=2"], await ReadAsync());
    }

    [Fact]
    public void Link11_the_file_is_for_its_owner_alone()
    {
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(owner, System.IO.File.GetUnixFileMode(File));
            Assert.Equal(owner, System.IO.File.GetUnixFileMode(File + "-wal"));
        }
        Assert.Throws<SeatInUseException>(() => new SqliteOutboxStore(File, _ => true));
    }

    private void Reopen()
    {
        _store.Dispose();
        _store = new(File, _ => true);
    }
}

public abstract class OutboxStoreContract
{
    protected abstract IOutboxStore Store { get; }

    [Fact]
    public async Task Link11_what_waits_is_read_in_the_order_of_putting_and_put_over_in_its_place()
    {
        await PutAsync("a", "1");
        await PutAsync("b", "2");
        await PutAsync("c", "3");
        await PutAsync("a", "4");
        await Store.RemoveAsync("b", default);
        await Store.RemoveAsync("never", default);

        Assert.Equal(["a=4", "c=3"], await ReadAsync());
    }

    protected Task PutAsync(string key, string value) =>
        Store.PutAsync(new(key, Encoding.UTF8.GetBytes(value)), default).AsTask();

    protected async Task<IEnumerable<string>> ReadAsync() =>
        (await Store.ReadAsync(default)).Select(entry => $"{entry.Key}={Encoding.UTF8.GetString(entry.Value.Span)}");
}
