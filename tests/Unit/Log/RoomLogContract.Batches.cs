using ElephantBoard.Log;
using Xunit;

namespace ElephantBoard.Tests.Unit.Log;

public abstract partial class RoomLogContract
{
    [Fact]
    public async Task Log5_turns_come_back_whole_and_in_order()
    {
        var writer = await Writer.NewRoomAsync(Log);
        var other = await Writer.NewRoomAsync(Log);
        await writer.BatchAsync(2, [1, 2, 3]);
        await other.BatchAsync(1, [9]);
        await writer.BatchAsync(1, [4]);

        var batches = await Log.ReadBatchesAsync(writer.Room, 0, 1000, default);

        Assert.Equal([(1u, 2), (3u, 1)], batches.Select(batch => (batch.First, batch.Count)));
        Assert.Equal(["010203", "04"], batches.Select(batch => Convert.ToHexString(batch.Bytes.Span)));
    }

    [Theory]
    [InlineData(0u, "1 4 6")]
    [InlineData(1u, "1 4 6")]
    [InlineData(2u, "1 4 6")]
    [InlineData(3u, "4 6")]
    [InlineData(4u, "4 6")]
    [InlineData(5u, "6")]
    [InlineData(6u, "")]
    [InlineData(uint.MaxValue, "")]
    public async Task Log5_the_first_batch_may_begin_before_the_place(uint after, string firsts)
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.BatchAsync(3);
        await writer.BatchAsync(2);
        await writer.BatchAsync(1);

        var batches = await Log.ReadBatchesAsync(writer.Room, after, 1000, default);

        Assert.Equal(firsts, string.Join(' ', batches.Select(batch => batch.First)));
    }

    [Theory]
    [InlineData(0u, "1+0 1+2 3+0 3+0 3+1 4+0")]
    [InlineData(1u, "1+2 3+0 3+0 3+1 4+0")]
    [InlineData(2u, "3+0 3+0 3+1 4+0")]
    [InlineData(3u, "4+0")]
    [InlineData(4u, "")]
    public async Task Log5_a_batch_without_events_follows_the_event_before_it(uint after, string places)
    {
        var writer = await Writer.NewRoomAsync(Log);
        foreach (var count in new[] { 0, 2, 0, 0, 1, 0 })
        {
            await writer.BatchAsync(count);
        }

        var batches = await Log.ReadBatchesAsync(writer.Room, after, 1000, default);

        Assert.Equal(places, string.Join(' ', batches.Select(batch => $"{batch.First}+{batch.Count}")));
    }

    [Fact]
    public async Task Log5_an_empty_batch_is_not_there_for_readers()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.AppendAsync(head => new Commit { Room = writer.Room, Expected = head });

        Assert.Empty(await Log.ReadBatchesAsync(writer.Room, 0, 1000, default));
    }

    [Fact]
    public async Task Log5_a_page_has_at_least_one_batch_with_events_and_ends_before_the_next()
    {
        var writer = await Writer.NewRoomAsync(Log);
        foreach (var count in new[] { 0, 1, 0, 0, 1, 1, 0 })
        {
            await writer.BatchAsync(count, new byte[100]);
        }

        var places = async (uint after, int bytes) =>
            string.Join(
                ' ',
                (await Log.ReadBatchesAsync(writer.Room, after, bytes, default)).Select(batch =>
                    $"{batch.First}+{batch.Count}"
                )
            );

        Assert.Equal("1+0 1+1 2+0 2+0", await places(0, 0));
        Assert.Equal("1+0 1+1 2+0 2+0", await places(0, 400));
        Assert.Equal("1+0 1+1 2+0 2+0 2+1", await places(0, 401));
        Assert.Equal("2+0 2+0 2+1", await places(1, 1));
        Assert.Equal("3+1 4+0", await places(2, 1));
        Assert.Equal("4+0", await places(3, 1));
    }

    [Fact]
    public async Task Log5_reading_page_by_page_misses_nothing()
    {
        var writer = await Writer.NewRoomAsync(Log);
        for (var index = 0; index < 200; index++)
        {
            await writer.BatchAsync(index % 4, BitConverter.GetBytes(index));
        }

        var seen = new HashSet<int>();
        var after = 0u;
        do
        {
            foreach (var batch in await Log.ReadBatchesAsync(writer.Room, after, 30, default))
            {
                seen.Add(BitConverter.ToInt32(batch.Bytes.Span));
                after = Math.Max(after, batch.First + (uint)batch.Count - 1);
            }
        } while (after < writer.Head.Sequence);

        Assert.Equal(Enumerable.Range(0, 200), seen.Order());
    }
}
