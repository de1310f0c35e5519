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
        await writer.TurnAsync(2, [1, 2, 3]);
        await other.TurnAsync(1, [9]);
        await writer.TurnAsync(1, [4]);

        var turns = await Log.ReadTurnsAsync(writer.Room, 0, 1000, default);

        Assert.Equal([(1u, 2), (3u, 1)], turns.Select(turn => (turn.First, turn.Count)));
        Assert.Equal(["010203", "04"], turns.Select(turn => Convert.ToHexString(turn.Bytes.Span)));
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
    public async Task Log5_the_first_turn_may_begin_before_the_place(uint after, string firsts)
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.TurnAsync(3);
        await writer.TurnAsync(2);
        await writer.TurnAsync(1);

        var turns = await Log.ReadTurnsAsync(writer.Room, after, 1000, default);

        Assert.Equal(firsts, string.Join(' ', turns.Select(turn => turn.First)));
    }

    [Theory]
    [InlineData(0u, "1+0 1+2 3+0 3+0 3+1 4+0")]
    [InlineData(1u, "1+2 3+0 3+0 3+1 4+0")]
    [InlineData(2u, "3+0 3+0 3+1 4+0")]
    [InlineData(3u, "4+0")]
    [InlineData(4u, "")]
    public async Task Log5_a_turn_without_events_stands_behind_the_event_before_it(uint after, string places)
    {
        var writer = await Writer.NewRoomAsync(Log);
        foreach (var count in new[] { 0, 2, 0, 0, 1, 0 })
        {
            await writer.TurnAsync(count);
        }

        var turns = await Log.ReadTurnsAsync(writer.Room, after, 1000, default);

        Assert.Equal(places, string.Join(' ', turns.Select(turn => $"{turn.First}+{turn.Count}")));
    }

    [Fact]
    public async Task Log5_an_empty_turn_is_not_there_for_readers()
    {
        var writer = await Writer.NewRoomAsync(Log);
        await writer.AppendAsync(head => new Commit { Room = writer.Room, Expected = head });

        Assert.Empty(await Log.ReadTurnsAsync(writer.Room, 0, 1000, default));
    }

    [Fact]
    public async Task Log5_a_page_has_at_least_one_turn_with_events_and_ends_before_another_one()
    {
        var writer = await Writer.NewRoomAsync(Log);
        foreach (var count in new[] { 0, 1, 0, 0, 1, 1, 0 })
        {
            await writer.TurnAsync(count, new byte[100]);
        }

        var places = async (uint after, int bytes) =>
            string.Join(
                ' ',
                (await Log.ReadTurnsAsync(writer.Room, after, bytes, default)).Select(turn =>
                    $"{turn.First}+{turn.Count}"
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
            await writer.TurnAsync(index % 4, BitConverter.GetBytes(index));
        }

        var seen = new HashSet<int>();
        var after = 0u;
        do
        {
            foreach (var turn in await Log.ReadTurnsAsync(writer.Room, after, 30, default))
            {
                seen.Add(BitConverter.ToInt32(turn.Bytes.Span));
                after = Math.Max(after, turn.First + (uint)turn.Count - 1);
            }
        } while (after < writer.Head.Sequence);

        Assert.Equal(Enumerable.Range(0, 200), seen.Order());
    }
}
