using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class JoinTests
{
    [Fact]
    public void Join1_people_are_numbered_in_the_order_of_joining_and_a_number_is_never_used_again()
    {
        var workshop = new Workshop();
        var ana = workshop.Join("Ana");
        workshop.Accepted(ana, new Leave());
        Assert.Equal([2u, 3u], [ana.Number, workshop.Join("Ana").Number]);
    }

    [Fact]
    public void Join2_the_same_secret_again_is_the_same_participant()
    {
        var workshop = new Workshop();
        var ana = workshop.Join("Ana");
        var again = workshop.TryJoin("Another name", Role.Observer, 0, ana);
        Assert.Equal(ana.Number, again.Joined.Participant);
        Assert.Equal(Role.Participant, again.Joined.Role);
        Assert.True(workshop.Last.IsEmpty);
    }

    [Theory]
    [InlineData(Role.Participant, 0u, true)]
    [InlineData(Role.Unspecified, 0u, true)]
    [InlineData(Role.Participant, 1u, false)]
    [InlineData(Role.Unspecified, 3u, false)]
    [InlineData(Role.Participant, 4u, true)]
    [InlineData(Role.Participant, uint.MaxValue, true)]
    [InlineData(Role.Observer, 0u, false)]
    [InlineData(Role.Observer, 4u, true)]
    [InlineData(Role.RoomSeat, 0u, false)]
    public void Join3_who_takes_part_belongs_to_a_department_of_the_room(Role role, uint department, bool refused) =>
        Assert.Equal(
            refused ? RefusalCode.NoDepartment : null,
            new Workshop().TryJoin("Ana", role, department).Refusal?.Code
        );

    [Theory]
    [InlineData("anna")]
    [InlineData("ANNA")]
    [InlineData("A\u200Bnna")]
    [InlineData("An\u00ADna")]
    [InlineData("Ann\u0430")]
    [InlineData("\u0410nna")]
    [InlineData("\u0391nna")]
    [InlineData("\uFF21\uFF4Ena")]
    [InlineData("A n\u00A0na")]
    [InlineData("\u00C4nna")]
    [InlineData("A\u030Anna")]
    [InlineData("\u202EAnna")]
    [InlineData("Anna\u200E")]
    [InlineData("\uD835\uDC00nna")]
    [InlineData("Anna\uDB40\uDC61")]
    [InlineData("Anna\uDB40\uDD00")]
    public void Join4_a_name_that_looks_like_that_of_somebody_here_is_refused(string name)
    {
        var workshop = new Workshop();
        var anna = workshop.Join("Anna");
        Assert.Equal(RefusalCode.NameTaken, workshop.TryJoin(name).Refusal?.Code);
        workshop.Accepted(anna, new Leave());
        Assert.Null(workshop.TryJoin(name).Refusal);
    }

    [Theory]
    [InlineData("Hanna", "\u0397anna")]
    [InlineData("Hanna", "\u13BBanna")]
    [InlineData("hanna", "\u0397ANNA")]
    [InlineData("hanna novak", "\u0397anna No\u03BDak")]
    [InlineData("Hanna", "\u041Danna")]
    [InlineData("HANNA", "\u043Danna")]
    [InlineData("Paolo", "\u0420\u0430\u03BF1\u0585")]
    [InlineData("Sofia", "\u13DA\u03BFf\u0456\u0251")]
    [InlineData("Omar", "0rnar")]
    [InlineData("Carl", "\uFF23ar|")]
    [InlineData("\u0410\u043D\u043D\u0430", "AHHA")]
    public void Join4_letters_of_other_scripts_make_no_difference(string one, string other)
    {
        foreach (var (first, second) in new[] { (one, other), (other, one) })
        {
            var workshop = new Workshop();
            workshop.Join(first);
            Assert.Equal(RefusalCode.NameTaken, workshop.TryJoin(second).Refusal?.Code);
        }
    }

    [Fact]
    public void Join4_a_participant_with_the_name_of_somebody_who_left_is_shown_with_a_number()
    {
        var workshop = new Workshop();
        var names = new List<string>();
        foreach (var name in new[] { "Hanna", "hanna", "\u0397anna", "Hanna (2)", new('x', 60), new('X', 60) })
        {
            var seat = workshop.Join(name);
            names.Add(workshop.Hidden.Names[seat.Number]);
            workshop.Accepted(seat, new Leave());
        }
        Assert.Equal(
            ["Hanna", "hanna (2)", "\u0397anna (3)", "Hanna (2) (2)", new('x', 60), new string('X', 56) + " (2)"],
            names
        );
    }

    [Theory]
    [InlineData("\u0930\u093E\u092E", "\u0930\u0940\u092E")]
    [InlineData("Anna", "Hanna")]
    [InlineData("Ian", "Lan")]
    [InlineData("Nina", "Viva")]
    [InlineData("\u0639\u0644\u064A", "\u0639\u0644\u0627")]
    [InlineData("\u738B", "\u7389")]
    public void Join4_names_that_look_otherwise_are_not(string one, string other)
    {
        var workshop = new Workshop();
        workshop.Join(one);
        Assert.Null(workshop.TryJoin(other).Refusal);
    }

    [Fact]
    public void Join5_the_host_secret_makes_host_and_nothing_else_does()
    {
        var workshop = new Workshop();
        var other = workshop.Join("Other device", Role.Observer, 0, asHost: true);
        Assert.Equal(Role.Host, workshop.Room.Participants[other.Number].Role);
        Assert.Equal(RefusalCode.Role, workshop.TryJoin("Eve", host: Digest.Of("guess"u8)).Refusal?.Code);
        Assert.Equal(RefusalCode.Malformed, workshop.TryJoin("Eve", Role.Host).Refusal?.Code);
        Assert.Equal(RefusalCode.Malformed, workshop.TryJoin("Eve", Role.Facilitator).Refusal?.Code);
        Assert.Equal(RefusalCode.Malformed, workshop.TryJoin("Eve", (Role)77).Refusal?.Code);
    }

    [Fact]
    public void Join6_a_room_holds_so_many_people_at_a_time()
    {
        var workshop = new Workshop(limits: Limits.Default with { People = 2 });
        var ana = workshop.Join("Ana");
        var refusal = workshop.TryJoin("Bo", Role.Observer, 0).Refusal;
        Assert.Equal((RefusalCode.RoomFull, "2"), (refusal.Code, refusal.Parameters["limit"]));
        workshop.Accepted(ana, new Leave());
        Assert.Null(workshop.TryJoin("Bo").Refusal);
    }

    [Fact]
    public void Join7_a_participant_who_left_or_was_removed_can_do_nothing_more()
    {
        var workshop = new Workshop(seats: 2);
        var (left, removed) = (workshop.Seats[0], workshop.Seats[1]);
        Assert.Equal(left.Number, workshop.Accepted(left, new Leave()).Single().Left.Participant);
        var events = workshop.Accepted(workshop.Host, new RemoveParticipant { Participant = removed.Number });
        Assert.True(events.Single().Left.Removed);
        foreach (var gone in workshop.Seats)
        {
            Assert.Equal(RefusalCode.Token, workshop.Refused(gone, new Leave()));
            Assert.Equal(RefusalCode.Token, workshop.Take(gone)?.Code);
            Assert.False(workshop.Room.Participants[gone.Number].IsHere);
        }
        Assert.Equal(
            RefusalCode.NoParticipant,
            workshop.Refused(workshop.Host, new RemoveParticipant { Participant = removed.Number })
        );
    }

    [Fact]
    public void Join7_nobody_else_puts_a_host_out()
    {
        var workshop = new Workshop();
        var second = workshop.Join("Second", asHost: true);
        Assert.Equal(RefusalCode.Role, workshop.Refused(second, new RemoveParticipant { Participant = 1 }));
        workshop.Accepted(second, new RemoveParticipant { Participant = second.Number });
    }

    [Fact]
    public void Join8_removing_somebody_leaves_their_pocket_as_it_is()
    {
        var workshop = new Workshop(seats: 4);
        workshop.GoTo(Stage.Spot);
        workshop.Seats.ForEach(seat => workshop.Write(seat, "x"));
        workshop.Accepted(workshop.Host, new RemoveParticipant { Participant = workshop.Seats[0].Number });
        Assert.Equal(4, workshop.Pour().Elephants.Count);
    }
}
