using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

/// <summary>The owner of one room: knows its head and writes commit after commit.</summary>
internal sealed class Writer(IRoomLog log, Guid room, Head head)
{
    private static int _rooms;

    public Guid Room { get; } = room;

    public Head Head { get; set; } = head;

    public static async Task<Writer> NewRoomAsync(IRoomLog log)
    {
        var number = Interlocked.Increment(ref _rooms);
        var room = Guid.NewGuid();
        var epoch = ulong.MaxValue - (ulong)number;
        Assert.True(await log.CreateAsync(room, $"R{number:D9}", epoch, default));
        return new Writer(log, room, new Head(epoch, 0, 0));
    }

    /// <summary>An image of 100 bytes that begins with this one.</summary>
    public static PrivateImage Image(ulong round, byte first) =>
        new(round, (byte[])[first, .. Enumerable.Repeat((byte)0xee, 99)]);

    /// <summary>The first byte of a round's image; null when it has none.</summary>
    public static async Task<int?> ReadImageAsync(IRoomLog log, Guid room, ulong round) =>
        await log.ReadPrivateAsync(room, round, default) is { } image ? image.Span[0] : null;

    public static Head After(Commit commit) =>
        new(commit.Expected.Epoch, commit.Expected.Sequence + (uint)commit.Events, commit.Expected.Revision + 1);

    public Commit Next(int events) =>
        new()
        {
            Room = Room,
            Expected = Head,
            Events = events,
            Batch = new[] { (byte)events },
        };

    public Task BatchAsync(int events, byte[]? bytes = null) =>
        AppendAsync(_ => Next(events) with { Batch = bytes ?? [(byte)events] });

    public Task RowsAsync(params Row[] rows) =>
        AppendAsync(head => new Commit
        {
            Room = Room,
            Expected = head,
            Rows = rows,
        });

    public Task PrivateAsync(params PrivateImage[] images) =>
        AppendAsync(head => new Commit
        {
            Room = Room,
            Expected = head,
            Private = images,
        });

    /// <summary>Appends, which must go well, and goes on from there.</summary>
    public async Task AppendAsync(Func<Head, Commit> commit)
    {
        var next = commit(Head);
        Assert.Equal(AppendOutcome.Written, await log.AppendAsync(next, default));
        Head = After(next);
    }
}
