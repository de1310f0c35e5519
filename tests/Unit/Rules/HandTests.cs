using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class HandTests
{
    private readonly Workshop _workshop = new(seats: 3);

    private LiveState Live => _workshop.Hidden.Live;

    [Fact]
    public void Hand1_hands_wait_in_the_order_in_which_they_are_raised()
    {
        foreach (var i in new[] { 2, 0, 1, 2 })
        {
            Assert.Empty(_workshop.Accepted(_workshop.Seats[i], new RaiseHand()));
        }

        Assert.Equal(Numbers(2, 0, 1), Live.Hands);
        _workshop.Accepted(_workshop.Seats[0], new LowerHand());
        Assert.Equal(Numbers(2, 1), Live.Hands);
        _workshop.Accepted(_workshop.Seats[0], new LowerHand());
        _workshop.Accepted(_workshop.Seats[0], new RaiseHand());
        Assert.Equal(Numbers(2, 1, 0), Live.Hands);
    }

    [Theory]
    [InlineData(Role.Observer)]
    [InlineData(Role.RoomSeat)]
    public void Hand1_who_only_watches_raises_none_and_gets_no_floor(Role role)
    {
        var seat = _workshop.Join("Watching", role, 0);
        IMessage[] acts = [new RaiseHand(), new LowerHand(), new ReleaseFloor(), Give(seat.Number)];
        Assert.All(acts, act => Assert.Equal(RefusalCode.Role, _workshop.Refused(seat, act)));
        Assert.Equal(RefusalCode.NoParticipant, _workshop.Refused(_workshop.Host, Give(seat.Number)));
    }

    [Fact]
    public void Hand2_only_who_leads_lowers_the_hands_of_others_and_gives_the_floor()
    {
        var (ann, ben) = (_workshop.Seats[0], _workshop.Seats[1]);
        _workshop.Accepted(ann, new RaiseHand());
        var lower = new LowerHand { Participant = ann.Number };
        Assert.Equal(RefusalCode.Role, _workshop.Refused(ben, lower));
        Assert.Equal(RefusalCode.Role, _workshop.Refused(ben, Give(ben.Number)));
        _workshop.Accepted(_workshop.Host, lower);
        Assert.Empty(Live.Hands);
    }

    [Fact]
    public void Hand3_the_floor_lowers_the_hand_and_its_holder_or_who_leads_ends_it()
    {
        var (ann, ben) = (_workshop.Seats[0], _workshop.Seats[1]);
        _workshop.Accepted(ann, new RaiseHand());
        _workshop.Accepted(ben, new RaiseHand());
        Assert.Empty(_workshop.Accepted(_workshop.Host, Give(ann.Number)));
        Assert.Equal((ann.Number, ben.Number), (Live.Floor, Live.Hands.Single()));
        // Who has it, need not ask for it.
        _workshop.Accepted(ann, new RaiseHand());
        Assert.Single(Live.Hands);
        Assert.Equal(RefusalCode.Role, _workshop.Refused(ben, End(ann.Number)));
        Assert.Equal(RefusalCode.FloorChanged, _workshop.Refused(_workshop.Host, End(ben.Number)));
        _workshop.Accepted(ann, End(ann.Number));
        Assert.Equal(0u, Live.Floor);
        Assert.Empty(_workshop.Accepted(_workshop.Host, End(ann.Number)));
        _workshop.Accepted(_workshop.Host, Give(ben.Number));
        _workshop.Accepted(_workshop.Host, Give(ann.Number));
        Assert.Equal(ann.Number, Live.Floor);
        _workshop.Accepted(_workshop.Host, End(ann.Number));
        Assert.Equal(new LiveState(), Live);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hand4_hand_and_floor_of_somebody_who_left_or_was_removed_are_free(bool isRemoved)
    {
        var (ann, ben) = (_workshop.Seats[0], _workshop.Seats[1]);
        _workshop.Accepted(ann, new RaiseHand());
        _workshop.Accepted(ben, new RaiseHand());
        _workshop.Accepted(_workshop.Seats[2], new RaiseHand());
        _workshop.Accepted(_workshop.Host, Give(ann.Number));
        foreach (var seat in new[] { ann, ben })
        {
            var events = isRemoved
                ? _workshop.Accepted(_workshop.Host, new RemoveParticipant { Participant = seat.Number })
                : _workshop.Accepted(seat, new Leave());
            Assert.Single(events);
        }

        Assert.Equal((0u, _workshop.Seats[2].Number), (Live.Floor, Live.Hands.Single()));
        Assert.Equal(RefusalCode.Token, _workshop.Refused(ann, new RaiseHand()));
        Assert.Equal(RefusalCode.NoParticipant, _workshop.Refused(_workshop.Host, Give(ben.Number)));
        Assert.Equal(RefusalCode.NoParticipant, _workshop.Refused(_workshop.Host, Give(0)));
    }

    private uint[] Numbers(params int[] seats) => [.. seats.Select(seat => _workshop.Seats[seat].Number)];

    private static GiveFloor Give(uint participant) => new() { Participant = participant };

    private static ReleaseFloor End(uint participant) => new() { Participant = participant };
}
