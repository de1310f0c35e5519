using ElephantBoard.Host.Rooms;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>The elephant on the table, and the reading round.</summary>
public sealed class TableTests
{
    private readonly Workshop _workshop;
    private readonly ulong[] _order;

    public TableTests()
    {
        (_workshop, _) = Workshop.WithElephants();
        _order = [.. ReadingOrder.Of(_workshop.Room).Select(elephant => elephant.Id)];
    }

    private LiveState Live => _workshop.Hidden.Live;

    [Fact]
    public void Table1_an_elephant_in_the_room_is_put_on_the_table_in_every_stage()
    {
        for (var stage = Stage.Gather; stage <= Stage.Close; stage++)
        {
            _workshop.GoTo(stage);
            Assert.Empty(_workshop.Accepted(_workshop.Host, Put(_order[0])));
            Assert.Equal(new OnTable { Elephant = _order[0], Since = _workshop.Now }, Live.Table);
            _workshop.Accepted(_workshop.Host, Off(_order[0]));
        }
    }

    [Fact]
    public void Table1_what_is_unknown_hidden_or_out_is_refused()
    {
        Assert.Equal(RefusalCode.NoElephant, _workshop.Refused(_workshop.Host, Put(1)));
        _workshop.Accepted(_workshop.Host, KickOut(_order[0]));
        Assert.Equal(RefusalCode.AlreadyOut, _workshop.Refused(_workshop.Host, Put(_order[0])));
        // Its author withdraws it while the facilitator presses.
        _workshop.Accepted(Author(_order[1]), Withdraw(_order[1]));
        Assert.Equal(RefusalCode.Hidden, _workshop.Refused(_workshop.Host, Put(_order[1])));
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _order[2] });
        Assert.Equal(RefusalCode.Hidden, _workshop.Refused(_workshop.Host, Put(_order[2])));
        Assert.Null(Live.Table);
    }

    [Theory]
    [InlineData(Role.Participant)]
    [InlineData(Role.Observer)]
    [InlineData(Role.RoomSeat)]
    public void Table1_who_does_not_lead_is_refused(Role role)
    {
        var seat = role == Role.Participant ? _workshop.Seats[0] : _workshop.Join("Other", role, 0);
        _workshop.Accepted(_workshop.Host, new StartReading());
        IMessage[] acts = [Put(_order[1], _order[0]), Off(_order[0]), new StartReading(), new EndReading()];
        Assert.All(acts, act => Assert.Equal(RefusalCode.Role, _workshop.Refused(seat, act)));
    }

    [Fact]
    public void Table2_a_double_tap_on_next_skips_none_and_a_stale_one_is_refused()
    {
        _workshop.Accepted(_workshop.Host, Put(_order[0]));
        var second = _workshop.Join("Second", asHost: true);
        _workshop.Accepted(_workshop.Host, Put(_order[1], _order[0]));
        var since = _workshop.Now;
        _workshop.Now += 700;
        Assert.Empty(_workshop.Accepted(_workshop.Host, Put(_order[1], _order[0])));
        Assert.Empty(_workshop.Accepted(second, Put(_order[1], _order[0])));
        Assert.Equal((_order[1], since), (Live.Table.Elephant, Live.Table.Since));
        Assert.Equal(RefusalCode.TableChanged, _workshop.Refused(second, Put(_order[2], _order[0])));
        Assert.Equal(RefusalCode.TableChanged, _workshop.Refused(second, Put(_order[2])));
        Assert.Equal(_order[1], Live.Table.Elephant);
    }

    [Fact]
    public void Table3_the_elephant_that_is_meant_is_taken_off_the_table()
    {
        _workshop.Accepted(_workshop.Host, Put(_order[0]));
        Assert.Equal(RefusalCode.TableChanged, _workshop.Refused(_workshop.Host, Off(_order[1])));
        _workshop.Accepted(_workshop.Host, Off(_order[0]));
        Assert.Null(Live.Table);
        Assert.Empty(_workshop.Accepted(_workshop.Host, Off(_order[0])));
    }

    [Theory]
    [InlineData(nameof(SetAside))]
    [InlineData(nameof(KickOut))]
    [InlineData(nameof(EraseByHost))]
    [InlineData(nameof(Withdraw))]
    [InlineData(nameof(Erase))]
    public void Table4_what_is_hidden_or_leaves_the_room_leaves_the_table(string how)
    {
        _workshop.Accepted(_workshop.Host, Put(_order[0]));
        _workshop.Now += 61_999;
        var (seat, act) = how switch
        {
            nameof(SetAside) => (_workshop.Host, (IMessage)new SetAside { Elephant = _order[0] }),
            nameof(KickOut) => (_workshop.Host, KickOut(_order[0])),
            nameof(EraseByHost) => (_workshop.Host, new EraseByHost { Elephant = _order[0] }),
            nameof(Withdraw) => (Author(_order[0]), Withdraw(_order[0])),
            _ => (
                Author(_order[0]),
                new Erase { Elephant = _order[0], OwnerKey = Author(_order[0]).OwnerKey(_order[0]) }
            ),
        };
        var events = _workshop.Accepted(seat, act);
        Assert.Null(Live.Table);
        Assert.Equal(2, events.Count);
        Assert.Equal(new ElephantDiscussed { Elephant = _order[0], Seconds = 61 }, events[1].Discussed);
        // Of an author's act, too.
        Assert.Equal(0u, events[1].By);
    }

    [Fact]
    public void Table4_what_happens_to_others_leaves_it_there()
    {
        _workshop.Accepted(_workshop.Host, Put(_order[0]));
        Assert.Single(_workshop.Accepted(_workshop.Host, new SetAside { Elephant = _order[1] }));
        Assert.Single(_workshop.Accepted(_workshop.Host, KickOut(_order[2])));
        Assert.Single(
            _workshop.Accepted(
                _workshop.Host,
                new MoveElephant
                {
                    Elephant = _order[0],
                    X = 5,
                    Y = 5,
                }
            )
        );
        Assert.Equal(_order[0], Live.Table.Elephant);
    }

    [Fact]
    public void Table5_one_event_records_how_long_each_was_on_the_table()
    {
        _workshop.Accepted(_workshop.Host, Put(_order[0]));
        _workshop.Now += 90_000;
        var moved = _workshop.Accepted(_workshop.Host, Put(_order[1], _order[0])).Single();
        Assert.Equal(new ElephantDiscussed { Elephant = _order[0], Seconds = 90 }, moved.Discussed);
        _workshop.Now += 999;
        Assert.Equal(0u, _workshop.Accepted(_workshop.Host, Off(_order[1])).Single().Discussed.Seconds);
        _workshop.Accepted(_workshop.Host, Put(_order[0]));
        _workshop.Now += 5_500;
        _workshop.Accepted(_workshop.Host, Off(_order[0]));
        Assert.Equal((95u, 0u), (_workshop.Elephant(_order[0]).Discussed, _workshop.Elephant(_order[1]).Discussed));
    }

    [Fact]
    public void Table5_the_clock_of_the_server_never_counts_backward()
    {
        _workshop.Accepted(_workshop.Host, Put(_order[0]));
        _workshop.Now -= 3_600_000;
        Assert.Equal(0u, _workshop.Accepted(_workshop.Host, Off(_order[0])).Single().Discussed.Seconds);
    }

    [Fact]
    public void Reading1_a_round_goes_through_the_elephants_in_the_order_of_the_pours()
    {
        // Put down openly: last. Poured later: behind those before.
        _workshop.GoTo(Stage.Spot);
        ulong[] late = [.. _workshop.Seats.Select((seat, i) => _workshop.Write(seat, $"Late {i}", 2))];
        _workshop.Pour();
        _workshop.GoTo(Stage.Close);
        _workshop.Accepted(_workshop.Seats[0], Openly(_workshop.Seats[0]));
        var order = ReadingOrder.Of(_workshop.Room).Select(elephant => elephant.Id).ToArray();
        Assert.Equal(_order, order[..3]);
        Assert.Equal(late.Order(), order[3..6]);
        Assert.Equal(7, order.Length);

        Assert.Empty(_workshop.Accepted(_workshop.Host, new StartReading()));
        Assert.Equal((order[0], order[0]), (Live.Table.Elephant, Live.Reading.At));
        for (var i = 1; i < order.Length; i++)
        {
            Assert.Equal(order[i], ReadingOrder.Step(_workshop.Room, order[i - 1], isForward: true));
            Assert.Equal(order[i - 1], ReadingOrder.Step(_workshop.Room, order[i], isForward: false));
            _workshop.Accepted(_workshop.Host, Put(order[i], order[i - 1]));
            Assert.Equal(order[i], Live.Reading.At);
        }

        Assert.Equal(0ul, ReadingOrder.Step(_workshop.Room, order[^1], isForward: true));
        Assert.Equal(0ul, ReadingOrder.Step(_workshop.Room, order[0], isForward: false));
        Assert.Equal(order[^1], _workshop.Accepted(_workshop.Host, new EndReading()).Single().Discussed.Elephant);
        Assert.Equal(new LiveState(), Live);
    }

    [Fact]
    public void Reading2_a_round_starts_and_ends_once()
    {
        Assert.Empty(_workshop.Accepted(_workshop.Host, new EndReading()));
        _workshop.Accepted(_workshop.Host, new StartReading());
        _workshop.Accepted(_workshop.Host, Put(_order[1], _order[0]));
        Assert.Empty(_workshop.Accepted(_workshop.Host, new StartReading()));
        Assert.Equal(_order[1], Live.Reading.At);
        Assert.Equal(RefusalCode.NothingToRead, new Workshop().Refused(new Workshop().Host, new StartReading()));
    }

    [Fact]
    public void Reading3_a_round_goes_on_from_an_elephant_that_left()
    {
        _workshop.Accepted(_workshop.Host, new StartReading());
        _workshop.Accepted(_workshop.Host, Put(_order[1], _order[0]));
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _order[1] });
        Assert.Null(Live.Table);
        Assert.Equal(_order[1], Live.Reading.At);
        Assert.Equal(_order[2], ReadingOrder.Step(_workshop.Room, _order[1], isForward: true));
        Assert.Equal(_order[0], ReadingOrder.Step(_workshop.Room, _order[1], isForward: false));
        _workshop.Accepted(_workshop.Host, Put(_order[2]));
        Assert.Equal(_order[2], Live.Reading.At);
    }

    [Fact]
    public async Task Live1_everyone_gets_the_live_state_with_its_events_and_a_newcomer_gets_it_at_once()
    {
        var time = new HandDrivenTime();
        time.SetUtcNow(DateTimeOffset.FromUnixTimeMilliseconds(_workshop.Now));
        var publisher = new RoomPublisher(_workshop.Committed, time, static () => { }, static () => { });
        Assert.Null(Greeted(publisher)!.State);
        await using var feed = publisher.Subscribe().GetAsyncEnumerator();
        Assert.True(await feed.MoveNextAsync());
        var place = _workshop.Room.Sequence;

        var frame = await ToldAsync(Put(_order[0]));
        Assert.Equal(_order[0], Assert.Single(frame.Items).Live.State.Table.Elephant);
        Assert.Equal(place, _workshop.Room.Sequence);
        Assert.Equal(_order[0], Greeted(publisher)!.State.Table.Elephant);

        frame = await ToldAsync(KickOut(_order[0]));
        Assert.Equal(
            ["KickedOut", "Discussed", ""],
            frame.Items.Where(item => item.Wording is null).Select(item => $"{item.Event?.FactCase}")
        );
        Assert.Null(frame.Items[^1].Live.State);
        Assert.Null(Greeted(publisher)!.State);

        async Task<Frame> ToldAsync(IMessage act)
        {
            _workshop.Accepted(_workshop.Host, act);
            publisher.Publish(_workshop.Last);
            Assert.True(await feed.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
            return Frame.Parser.ParseFrom(feed.Current.Frame);
        }
    }

    private static Live? Greeted(RoomPublisher publisher) =>
        Assert.Single(publisher.Greeting().Items, item => item.Live is not null).Live;

    private static PutOnTable Put(ulong elephant, ulong instead = 0) =>
        new() { Elephant = elephant, Instead = instead };

    private static TakeOffTable Off(ulong elephant) => new() { Elephant = elephant };

    private static KickOut KickOut(ulong elephant) =>
        new()
        {
            Elephant = elephant,
            Kind = DecisionKind.Step,
            Wording = "We try it",
        };

    private Withdraw Withdraw(ulong elephant) =>
        new() { Elephant = elephant, OwnerKey = Author(elephant).OwnerKey(elephant) };

    private static PutDownOpenly Openly(Seat seat)
    {
        var draft = seat.Draft(9);
        return new()
        {
            Draft = draft,
            Text = "Openly",
            Tag = seat.Tag(Secrets.ElephantOf(draft.Span)),
        };
    }

    private Seat Author(ulong elephant) =>
        _workshop.Seats.Single(seat => Secrets.ElephantOf(seat.Draft(1).Span) == elephant);
}
