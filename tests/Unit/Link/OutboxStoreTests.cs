using System.Text;
using ElephantBoard.Link;
using Xunit;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class MemoryOutboxStoreTests : OutboxStoreContract
{
    private readonly MemoryOutboxStore _store = new();

    protected override IOutboxStore Store => _store;
}

public sealed class FileOutboxStoreTests : OutboxStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("outbox-").FullName;
    private FileOutboxStore _store;

    public FileOutboxStoreTests() => _store = new(File, _ => true);

    protected override IOutboxStore Store => _store;

    private string File => Path.Combine(_folder, "seat", "outbox");

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
    public async Task Link11_a_torn_last_record_costs_that_record_and_no_other()
    {
        await PutAsync("a", "1");
        var whole = new FileInfo(File).Length;
        await PutAsync("b", "a longer one");
        var end = new FileInfo(File).Length;
        _store.Dispose();
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        for (var length = whole; length < end; length++)
        {
            await System.IO.File.WriteAllBytesAsync(File, bytes[..(int)length]);
            _store = new(File, _ => true);
            Assert.Equal(["a=1"], await ReadAsync());
            await PutAsync("c", "3");
            Reopen();
            Assert.Equal(["a=1", "c=3"], await ReadAsync());
            _store.Dispose();
        }
    }

    [Fact]
    public async Task Link24_a_damaged_record_costs_that_record_alone_and_the_file_is_set_aside()
    {
        await PutAsync("a", "1");
        var from = new FileInfo(File).Length;
        await PutAsync("b", "a longer one");
        var to = new FileInfo(File).Length;
        await PutAsync("c", "3");
        _store.Dispose();
        var whole = await System.IO.File.ReadAllBytesAsync(File);
        for (var at = from; at < to; at++)
        {
            var bytes = whole.ToArray();
            bytes[at] ^= 0x5A;
            await System.IO.File.WriteAllBytesAsync(File, bytes);
            _store = new(File, _ => true);
            Assert.Equal(["a=1", "c=3"], await ReadAsync());
            Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(_store.SetAside!));
            await PutAsync("d", "4");
            Reopen();
            Assert.Equal(["a=1", "c=3", "d=4"], await ReadAsync());
            Assert.Null(_store.SetAside);
            _store.Dispose();
        }
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
        Assert.InRange(new FileInfo(File).Length, 1, 300_000);
        Reopen();
        Assert.Equal(["b=2"], await ReadAsync());
    }

    [Fact]
    public void Link11_the_file_is_for_its_owner_alone()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
        Assert.Throws<SeatInUseException>(() => new FileOutboxStore(File, _ => true));
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
        (await Store.ReadAsync(default)).Select(waiting =>
            $"{waiting.Key}={Encoding.UTF8.GetString(waiting.Value.Span)}"
        );
}
