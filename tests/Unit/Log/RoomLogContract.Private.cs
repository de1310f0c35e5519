using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

public abstract partial class RoomLogContract
{
    [Fact]
    public async Task Log6_a_round_has_one_private_image_the_latest()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var other = await Writer.NewRoomAsync(Log);
        await other.PrivateAsync(Writer.Image(1, 99));
        await writer.PrivateAsync(Writer.Image(1, 1), Writer.Image(2, 2));
        await writer.PrivateAsync(new PrivateImage(1, new byte[] { 3 }));
        await writer.PrivateAsync(new PrivateImage(1, new byte[20_000]), Writer.Image(1, 4));
        await writer.PrivateAsync(new PrivateImage(3, Array.Empty<byte>()));

        Assert.Equal(
            Writer.Image(1, 4).Value.ToArray(),
            (await Log.ReadPrivateAsync(writer.Room, 1, default))!.Value.ToArray()
        );
        Assert.Equal(2, await Writer.ReadImageAsync(Log, writer.Room, 2));
        Assert.Equal(0, (await Log.ReadPrivateAsync(writer.Room, 3, default))!.Value.Length);
        Assert.Null(await Log.ReadPrivateAsync(writer.Room, 4, default));
        Assert.Null(await Log.ReadPrivateAsync(Guid.NewGuid(), 1, default));
        Assert.Equal(99, await Writer.ReadImageAsync(Log, other.Room, 1));
        Assert.True(await Log.HoldsPrivateAsync(default));
    }

    [Fact]
    public async Task Log6_a_commit_without_a_rounds_image_leaves_it_as_it_was()
    {
        var writer = await Writer.NewRoomAsync(Log);
        Assert.Null(await Writer.ReadImageAsync(Log, writer.Room, 1));
        await writer.PrivateAsync(Writer.Image(1, 1));
        await writer.BatchAsync(1);
        var stale = writer.Next(1) with
        {
            Expected = writer.Head with { Revision = 0 },
            Private = [Writer.Image(1, 9)],
        };
        Assert.Equal(AppendOutcome.HeadMoved, await Log.AppendAsync(stale, default));

        Assert.Equal(1, await Writer.ReadImageAsync(Log, writer.Room, 1));
    }

    [Fact]
    public async Task Log6_a_dropped_round_is_empty_and_stays_so()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.PrivateAsync(Writer.Image(1, 1), Writer.Image(2, 2), Writer.Image(3, 3));

        await writer.AppendAsync(head => new Commit
        {
            Room = writer.Room,
            Expected = head,
            Private = [Writer.Image(1, 9), Writer.Image(2, 9)],
            DroppedRounds = [1, 3, ulong.MaxValue],
        });
        await writer.PrivateAsync(Writer.Image(1, 5));

        Assert.Null(await Writer.ReadImageAsync(Log, writer.Room, 1));
        Assert.Equal(9, await Writer.ReadImageAsync(Log, writer.Room, 2));
        Assert.Null(await Writer.ReadImageAsync(Log, writer.Room, 3));
    }

    [Fact]
    public async Task Log6_tidying_changes_nothing_that_is_read()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.PrivateAsync(Writer.Image(1, 7));

        Assert.True(await Log.TidyAsync(default));

        Assert.Equal(7, await Writer.ReadImageAsync(Log, writer.Room, 1));
        await writer.PrivateAsync(Writer.Image(1, 8));
        Assert.Equal(8, await Writer.ReadImageAsync(Log, writer.Room, 1));
    }
}
