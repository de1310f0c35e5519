using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>Who was removed stays outside until they are let in, and who lost their device gets their seat back.</summary>
public sealed class ComingBackTests
{
    private readonly Workshop _workshop = new();
    private readonly Seat _hanna;

    public ComingBackTests() => _hanna = _workshop.Join("Hanna", department: 2);

    [Fact]
    public void Remove1_a_removed_secret_opens_nothing_until_its_holder_is_let_in()
    {
        Remove();
        Assert.Equal(RefusalCode.Removed, Try(_hanna).Code);
        Assert.Equal(RefusalCode.Removed, Try(_hanna, "Another name").Code);
        Assert.Equal(RefusalCode.Token, _workshop.Do(_hanna, new Leave()).Refusal.Code);
    }

    [Theory]
    [InlineData("Hanna")]
    [InlineData("HANNA")]
    [InlineData("\u0397anna")]
    public void Remove1_so_does_the_name_of_somebody_removed_from_another_device(string name)
    {
        Remove();
        Assert.Equal(RefusalCode.Removed, Try(_workshop.NewSeat(), name).Code);
        Assert.Null(_workshop.TryJoin("Johanna").Refusal);
    }

    [Fact]
    public void Remove1_the_host_link_lets_in_who_was_removed()
    {
        Remove();
        var joined = _workshop.TryJoin("Hanna", seat: _hanna, host: Workshop.HostSecret).Joined;
        Assert.Equal((3u, Role.Host), (joined.Participant, joined.Role));
    }

    [Fact]
    public void Remove1_who_removes_themselves_has_left()
    {
        var second = _workshop.Join("Second", asHost: true);
        _workshop.Accepted(second, new RemoveParticipant { Participant = second.Number });
        Assert.Equal(Presence.Left, _workshop.Room.Participants[second.Number].Presence);
        Assert.Null(_workshop.TryJoin("Second", seat: second).Refusal);
    }

    [Fact]
    public void Remove2_a_try_to_come_back_tells_those_who_lead_a_number_that_the_person_is_shown()
    {
        Remove();
        var refusal = Try(_hanna);
        var asked = Assert.Single(_workshop.Last.Events).AskedIn;
        Assert.Equal((_hanna.Number, refusal.Parameters["number"]), (asked.Participant, $"{asked.Number}"));
        Assert.InRange(asked.Number, 100u, 999u);
        Assert.Equal(asked.Number, _workshop.Room.Participants[_hanna.Number].Asks);
        Assert.Equal(refusal, Try(_hanna));
        Assert.True(_workshop.Last.IsEmpty);
    }

    [Fact]
    public void Remove2_another_device_replaces_a_request_after_a_minute_at_the_earliest()
    {
        Remove();
        var first = Try(_hanna).Parameters["number"];
        var other = _workshop.NewSeat();
        Assert.Equal(RefusalCode.AskedAlready, Try(other).Code);
        Assert.True(_workshop.Last.IsEmpty);
        _workshop.Now += 60_000;
        Assert.Equal(RefusalCode.Removed, Try(other).Code);
        Assert.NotEqual(first, $"{_workshop.Room.Participants[_hanna.Number].Asks}");
        Readmit();
        Assert.NotNull(Try(_hanna));
        Assert.Equal(_hanna.Number, _workshop.TryJoin("x", seat: other).Joined.Participant);
    }

    [Fact]
    public void Remove3_who_is_let_in_has_their_number_name_department_and_role_again()
    {
        var before = _workshop.Room.Participants[_hanna.Number];
        Remove();
        Try(_hanna);
        Readmit();
        Assert.Equal(before, _workshop.Room.Participants[_hanna.Number]);
        Assert.Equal(_hanna.Number, _workshop.TryJoin("x", seat: _hanna).Joined.Participant);
        Assert.True(_workshop.Last.IsEmpty);
        _workshop.Accepted(_hanna, new Leave());
    }

    [Fact]
    public void Remove3_who_is_let_in_finds_their_pocket()
    {
        var workshop = new Workshop(seats: 4);
        workshop.GoTo(Stage.Spot);
        workshop.Seats.ForEach(seat => workshop.Write(seat, "x"));
        var removed = workshop.Seats[0];
        workshop.Accepted(workshop.Host, new RemoveParticipant { Participant = removed.Number });
        workshop.Accepted(workshop.Host, new Readmit { Participant = removed.Number });
        Assert.Null(workshop.Take(removed));
        workshop.Write(removed, "y", number: 2);
        Assert.Equal(5, workshop.Pour().Elephants.Count);
    }

    [Fact]
    public void Remove3_nobody_is_let_in_who_was_not_removed_and_for_whom_nobody_asks()
    {
        Assert.Equal(RefusalCode.NotAsked, Refused(_hanna.Number));
        Assert.Equal(RefusalCode.NoParticipant, Refused(99));
        _workshop.Accepted(_hanna, new Leave());
        Assert.Equal(RefusalCode.NotAsked, Refused(_hanna.Number));

        RefusalCode Refused(uint participant) =>
            _workshop.Refused(_workshop.Host, new Readmit { Participant = participant });
    }

    [Fact]
    public void Remove3_a_full_room_lets_nobody_in()
    {
        var workshop = new Workshop(limits: Limits.Default with { People = 2 }, seats: 1);
        workshop.Accepted(workshop.Host, new RemoveParticipant { Participant = 2 });
        workshop.Join("Bo");
        Assert.Equal(RefusalCode.RoomFull, workshop.Refused(workshop.Host, new Readmit { Participant = 2 }));
    }

    [Fact]
    public void Seat3_a_name_in_the_room_is_asked_for_only_on_request()
    {
        var device = _workshop.NewSeat();
        Assert.Equal(RefusalCode.NameTaken, Try(device).Code);
        Assert.True(_workshop.Last.IsEmpty);
        var refusal = Try(device, asks: true);
        Assert.Equal(RefusalCode.Asked, refusal.Code);
        Assert.Equal($"{_workshop.Last.Events[0].AskedIn.Number}", refusal.Parameters["number"]);
    }

    [Fact]
    public void Seat3_who_is_let_in_has_the_seat_and_its_other_device_has_it_no_more()
    {
        var device = _workshop.NewSeat();
        Try(device, asks: true);
        Readmit();
        Assert.Equal([_hanna.Number], _workshop.Last.Ended);
        Assert.Equal(_hanna.Number, _workshop.TryJoin("Hanna", seat: device, asks: true).Joined.Participant);
        Assert.Equal(RefusalCode.SeatMoved, _workshop.Do(_hanna, new Leave()).Refusal.Code);
        Assert.Equal(0u, _workshop.Room.Participants[_hanna.Number].Asks);
        device.Number = _hanna.Number;
        _workshop.Accepted(device, new Leave());
    }

    [Fact]
    public void Seat4_a_seat_that_is_away_does_not_keep_its_name()
    {
        Assert.Equal(RefusalCode.NameTaken, Try(_workshop.NewSeat()).Code);
        _workshop.Away.Add(_hanna.Number);
        var second = _workshop.Join("Hanna");
        Assert.Equal("Hanna (2)", _workshop.Hidden.Names[second.Number]);
        _workshop.Away.Clear();
        Assert.Equal(RefusalCode.NameTaken, Try(_workshop.NewSeat()).Code);
    }

    private void Remove() => _workshop.Accepted(_workshop.Host, new RemoveParticipant { Participant = _hanna.Number });

    private void Readmit() => _workshop.Accepted(_workshop.Host, new Readmit { Participant = _hanna.Number });

    private Refusal Try(Seat seat, string name = "Hanna", bool asks = false) =>
        _workshop.TryJoin(name, seat: seat, asks: asks).Refusal;
}
