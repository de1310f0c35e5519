using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>Names, departments, roles and the lock of a room.</summary>
public sealed class PeopleRuleTests
{
    private readonly Workshop _workshop = new(seats: 3);

    private Seat Ana => _workshop.Seats[0];
    private Seat Bo => _workshop.Seats[1];

    [Fact]
    public void People1_a_new_name_replaces_the_old_one_and_its_text_is_deleted()
    {
        var before = _workshop.Room.Participants[Ana.Number].Name;
        var renamed = Assert.Single(_workshop.Accepted(Ana, new Rename { Name = "  Ana\tLovelace " })).Renamed;
        Assert.Equal("Ana Lovelace", _workshop.Texts[WordingId.From(renamed.Name)]);
        Assert.DoesNotContain(before, _workshop.Texts);
        Assert.Contains(before, WordingVisibility.Hidden(Before(), _workshop.Events[^1]));
        Assert.Equal("Ana Lovelace", _workshop.Hidden.Names[Ana.Number]);
    }

    [Theory]
    [InlineData("", RefusalCode.TextEmpty)]
    [InlineData("\u200B", RefusalCode.TextEmpty)]
    [InlineData("person b", RefusalCode.NameTaken)]
    [InlineData("Person \u0412", RefusalCode.NameTaken)]
    [InlineData("The Host", RefusalCode.NameTaken)]
    public void People1_a_new_name_obeys_the_rules_of_joining(string name, RefusalCode code) =>
        Assert.Equal(code, _workshop.Refused(Ana, new Rename { Name = name }));

    [Fact]
    public void People1_the_own_name_in_other_letters_is_free_and_the_same_changes_nothing()
    {
        _workshop.Accepted(Ana, new Rename { Name = "PERSON A" });
        Assert.Empty(_workshop.Accepted(Ana, new Rename { Name = "PERSON A" }));
        _workshop.Accepted(Bo, new Leave());
        _workshop.Accepted(Ana, new Rename { Name = "Person B" });
        Assert.Equal("Person B (2)", _workshop.Hidden.Names[Ana.Number]);
    }

    [Fact]
    public void People2_a_department_is_changed_until_the_first_pour()
    {
        _workshop.Accepted(Ana, new ChangeDepartment { Department = 3 });
        Assert.Equal(3u, _workshop.Room.Participants[Ana.Number].Department);
        Assert.Empty(_workshop.Accepted(Ana, new ChangeDepartment { Department = 3 }));
        Assert.Equal(RefusalCode.NoDepartment, _workshop.Refused(Ana, new ChangeDepartment()));
        Assert.Equal(RefusalCode.NoDepartment, _workshop.Refused(Ana, new ChangeDepartment { Department = 4 }));
        _workshop.GoTo(Stage.Spot);
        _workshop.Seats.ForEach(seat => _workshop.Write(seat, "x"));
        _workshop.Accepted(Ana, new ChangeDepartment { Department = 1 });
        _workshop.Pour();
        Assert.Equal(RefusalCode.DepartmentFixed, _workshop.Refused(Ana, new ChangeDepartment { Department = 2 }));
    }

    [Fact]
    public void People3_there_are_several_facilitators_and_the_host_takes_the_role_back()
    {
        _workshop.Accepted(_workshop.Host, new MakeFacilitator { Participant = Ana.Number });
        _workshop.Accepted(Ana, new MakeFacilitator { Participant = Bo.Number });
        Assert.Equal([Role.Facilitator, Role.Facilitator], [RoleOf(Ana), RoleOf(Bo)]);
        Assert.Empty(_workshop.Accepted(Ana, new MakeFacilitator { Participant = Bo.Number }));
        Assert.Equal(RefusalCode.Role, _workshop.Refused(Ana, new EndFacilitator { Participant = Bo.Number }));
        _workshop.Accepted(_workshop.Host, new EndFacilitator { Participant = Bo.Number });
        Assert.Equal(Role.Participant, RoleOf(Bo));
        _workshop.GoTo(Stage.Spot);
        _workshop.Accepted(Ana, new GoToStage { From = Stage.Spot, To = Stage.Gather });
        Assert.Equal(RefusalCode.Role, _workshop.Refused(Bo, new GoToStage { From = Stage.Gather, To = Stage.Spot }));
    }

    [Fact]
    public void People3_a_facilitator_hands_over_and_is_a_participant_then()
    {
        _workshop.Accepted(_workshop.Host, new MakeFacilitator { Participant = Ana.Number });
        Assert.Equal(2, _workshop.Accepted(Ana, new HandOver { Participant = Bo.Number }).Count);
        Assert.Equal([Role.Participant, Role.Facilitator], [RoleOf(Ana), RoleOf(Bo)]);
        Assert.Equal(RefusalCode.Role, _workshop.Refused(Ana, new HandOver { Participant = Bo.Number }));
    }

    [Fact]
    public void People3_nobody_gives_themselves_a_role_and_a_host_stays_host()
    {
        foreach (
            var act in new IMessage[]
            {
                new MakeFacilitator { Participant = Ana.Number },
                new EndFacilitator { Participant = 1 },
                new HandOver { Participant = Bo.Number },
            }
        )
        {
            Assert.Equal(RefusalCode.Role, _workshop.Refused(Ana, act));
        }
        Assert.Equal(RefusalCode.Role, _workshop.Refused(_workshop.Host, new MakeFacilitator { Participant = 1 }));
        _workshop.Accepted(_workshop.Host, new MakeFacilitator { Participant = Ana.Number });
        Assert.Equal(RefusalCode.Role, _workshop.Refused(Ana, new HandOver { Participant = 1 }));
        Assert.Equal(Role.Facilitator, RoleOf(Ana));
        var watches = _workshop.Join("Eve", Role.Observer, 0);
        Assert.Equal(RefusalCode.Role, _workshop.Refused(Ana, new HandOver { Participant = watches.Number }));
        _workshop.Accepted(Bo, new Leave());
        Assert.Equal(RefusalCode.NoParticipant, _workshop.Refused(Ana, new HandOver { Participant = Bo.Number }));
    }

    [Fact]
    public void People4_the_host_link_makes_a_host_when_the_last_one_has_left_and_the_room_is_locked()
    {
        _workshop.Accepted(_workshop.Host, new LockRoom());
        _workshop.Accepted(_workshop.Host, new Leave());
        var host = _workshop.Join("Second", asHost: true);
        _workshop.Accepted(host, new UnlockRoom());
    }

    [Fact]
    public void Lock1_a_locked_room_is_unknown_to_newcomers_and_open_to_its_people()
    {
        _workshop.Accepted(_workshop.Host, new LockRoom());
        Assert.True(_workshop.Room.Locked);
        Assert.Empty(_workshop.Accepted(_workshop.Host, new LockRoom()));
        Assert.Equal(RefusalCode.NoRoom, _workshop.TryJoin("Cleo").Refusal.Code);
        Assert.Equal(RefusalCode.NoRoom, _workshop.TryJoin("Cleo", host: Digest.Of("wrong"u8)).Refusal.Code);
        Assert.Equal(Ana.Number, _workshop.TryJoin("", seat: Ana).Joined.Participant);
        var ticket = Digest.Of("ticket"u8);
        _workshop.Accepted(Bo, new OfferSeat { Ticket = ByteString.CopyFrom(ticket.ToArray()) });
        Assert.Equal(Bo.Number, _workshop.TryJoin("", ticket: ticket).Joined.Participant);
        Assert.Equal(RefusalCode.NoRoom, _workshop.TryJoin("", ticket: ticket).Refusal.Code);
        _workshop.Accepted(_workshop.Host, new UnlockRoom());
        Assert.Empty(_workshop.Accepted(_workshop.Host, new UnlockRoom()));
        Assert.Null(_workshop.TryJoin("Cleo").Refusal);
    }

    [Fact]
    public void Lock1_who_was_removed_or_left_is_a_newcomer_to_a_locked_room()
    {
        _workshop.Accepted(_workshop.Host, new RemoveParticipant { Participant = Ana.Number });
        _workshop.Accepted(Bo, new Leave());
        _workshop.Accepted(_workshop.Host, new LockRoom());
        Assert.Equal(RefusalCode.NoRoom, _workshop.TryJoin("", seat: Ana).Refusal.Code);
        Assert.Equal(RefusalCode.NoRoom, _workshop.TryJoin("", seat: Bo).Refusal.Code);
        Assert.Empty(_workshop.Last.Events);
    }

    private Role RoleOf(Seat seat) => _workshop.Room.Participants[seat.Number].Role;

    private Room Before() => _workshop.Events.SkipLast(1).Aggregate(Room.Empty, Apply.Event);
}
