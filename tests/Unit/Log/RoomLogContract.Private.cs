using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

public abstract partial class RoomLogContract
{
    [Fact]
    public async Task Log6_private_rows_of_a_round_are_read_ascending_by_pocket_and_slot()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var other = await Writer.NewRoomAsync(Log);
        await other.PrivateAsync(Private(1, 0xff, 0, 99));
        await writer.PrivateAsync(
            Private(1, 0xff, 0, 1),
            Private(1, 0x01, 2, 2),
            Private(1, 0x01, 0, 3),
            Private(2, 0x01, 0, 4),
            Private(1, 0x80, 255, 5)
        );

        Assert.Equal("01/0=3 01/2=2 80/255=5 FF/0=1", await PrivateAsync(writer.Room, 1));
        Assert.Equal("01/0=4", await PrivateAsync(writer.Room, 2));
        Assert.Equal("", await PrivateAsync(writer.Room, 3));
    }

    [Fact]
    public async Task Log6_private_rows_are_put_over_and_deleted()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.PrivateAsync(Private(1, 1, 0, 1), Private(1, 1, 1, 2), Private(1, 2, 0, 3));
        await writer.PrivateAsync(Private(1, 1, 0, 4), Private(1, 1, 1, null), Private(1, 3, 0, null));
        await writer.PrivateAsync(
            Private(1, 4, 0, 1),
            Private(1, 4, 0, null),
            Private(1, 5, 0, null),
            Private(1, 5, 0, 6)
        );

        Assert.Equal("01/0=4 02/0=3 05/0=6", await PrivateAsync(writer.Room, 1));
    }

    [Fact]
    public async Task Log6_a_dropped_round_is_empty_and_stays_so()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.PrivateAsync(Private(1, 1, 0, 1), Private(2, 1, 0, 2), Private(3, 1, 0, 3));

        await writer.AppendAsync(head => new Commit
        {
            Room = writer.Room,
            Expected = head,
            Private = [Private(1, 9, 0, 9), Private(2, 9, 0, 9)],
            DroppedRounds = [1, 3, ulong.MaxValue],
        });
        await writer.PrivateAsync(Private(1, 5, 0, 5), Private(2, 5, 0, 5));

        Assert.Equal("", await PrivateAsync(writer.Room, 1));
        Assert.Equal("01/0=2 05/0=5 09/0=9", await PrivateAsync(writer.Room, 2));
        Assert.Equal("", await PrivateAsync(writer.Room, 3));
    }

    [Fact]
    public async Task Log6_tidying_changes_nothing_that_is_read()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.PrivateAsync([.. Enumerable.Range(1, 50).Select(n => Private(1, (byte)(n * 37), 0, (byte)n))]);
        var before = await PrivateAsync(writer.Room, 1);

        await Log.TidyAsync(default);

        Assert.Equal(before, await PrivateAsync(writer.Room, 1));
        await writer.PrivateAsync(Private(1, 255, 9, 1));
    }

    private static PrivateRow Private(ulong round, byte pocket, byte slot, byte? value) =>
        value is { } content
            ? new PrivateRow(round, Writer.Pocket(pocket), slot, new[] { content })
            : PrivateRow.Deleted(round, Writer.Pocket(pocket), slot);

    private async Task<string> PrivateAsync(Guid room, ulong round) =>
        string.Join(
            ' ',
            from row in await Log.ReadPrivateAsync(room, round, default)
            select $"{row.Pocket.Span[0]:X2}/{row.Slot}={row.Value!.Value.Span[0]}"
        );
}
