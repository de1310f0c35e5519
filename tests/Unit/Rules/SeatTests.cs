using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>A seat is moved to another device by a link.</summary>
public sealed class SeatTests
{
    private static readonly byte[] Ticket = [.. Enumerable.Repeat((byte)7, 32)];

    private readonly Workshop _workshop = new(seats: 3);
    private readonly Seat _phone;
    private readonly Seat _laptop;

    public SeatTests() => (_phone, _laptop) = (_workshop.Seats[0], _workshop.NewSeat());

    [Fact]
    public void Seat1_the_holder_of_a_ticket_has_the_seat_with_its_pockets()
    {
        _workshop.GoTo(Stage.Spot);
        _workshop.Seats.ForEach(seat => _workshop.Write(seat, "x"));
        Offer();
        var joined = Take(_laptop).Joined;
        Assert.Equal((_phone.Number, Role.Participant), (joined.Participant, joined.Role));
        // The secrets of what was written came along in the link.
        _laptop.Number = _phone.Number;
        Assert.Null(_workshop.Take(_laptop, key: _phone));
        Assert.Equal(3, _workshop.Pour().Elephants.Count);
    }

    [Fact]
    public void Seat1_a_ticket_works_once_and_the_same_device_may_ask_again()
    {
        Offer();
        Assert.Equal(_phone.Number, Take(_laptop).Joined.Participant);
        Assert.Equal(_phone.Number, Take(_laptop).Joined.Participant);
        Assert.Equal(RefusalCode.SeatLink, Take(_workshop.NewSeat()).Refusal.Code);
    }

    [Fact]
    public void Seat1_a_ticket_is_good_for_five_minutes()
    {
        Offer();
        _workshop.Now += 5 * 60_000 + 1;
        Assert.Equal(RefusalCode.SeatLink, Take(_laptop).Refusal.Code);
        Offer();
        _workshop.Now += 5 * 60_000;
        Assert.Null(Take(_laptop).Refusal);
    }

    [Fact]
    public void Seat1_a_later_offer_replaces_the_earlier_one_and_leaving_ends_it()
    {
        Offer();
        Offer(other: true);
        Assert.Equal(RefusalCode.SeatLink, Take(_laptop).Refusal.Code);
        Offer();
        _workshop.Accepted(_phone, new Leave());
        Assert.Equal(RefusalCode.SeatLink, Take(_laptop).Refusal.Code);
    }

    [Fact]
    public void Seat1_a_ticket_of_another_length_is_refused() =>
        Assert.Equal(RefusalCode.Malformed, _workshop.Refused(_phone, new OfferSeat { Ticket = ByteString.Empty }));

    [Fact]
    public void Seat1_moving_a_seat_is_no_event()
    {
        Offer();
        Assert.Empty(_workshop.Last.Events);
        Take(_laptop);
        Assert.Empty(_workshop.Last.Events);
    }

    [Fact]
    public void Seat2_one_device_has_a_seat_at_a_time()
    {
        Offer();
        Take(_laptop);
        Assert.Equal([_phone.Number], _workshop.Last.Ended);
        Assert.Equal(RefusalCode.SeatMoved, _workshop.Do(_phone, new Leave()).Refusal.Code);
        var phoneAgain = _workshop.NewSeat();
        _laptop.Number = _phone.Number;
        Offer(_laptop);
        Take(phoneAgain);
        Assert.Equal(RefusalCode.SeatMoved, _workshop.Do(_laptop, new Leave()).Refusal.Code);
        // Of earlier devices, only the last is told why.
        Assert.Equal(RefusalCode.Token, _workshop.Do(_phone, new Leave()).Refusal.Code);
    }

    private void Offer(Seat? seat = null, bool other = false)
    {
        byte[] ticket = other ? [.. Ticket.Reverse().Select(each => (byte)(each + 1))] : Ticket;
        var hash = ByteString.CopyFrom(Digest.Of(ticket).ToArray());
        _workshop.Accepted(seat ?? _phone, new OfferSeat { Ticket = hash });
    }

    private JoinResponse Take(Seat seat) => _workshop.TryJoin("", seat: seat, ticket: Digest.Of(Ticket));
}
