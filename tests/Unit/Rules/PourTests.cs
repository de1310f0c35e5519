using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>A pour hides its authors among people who are present, is announced, and cannot be tried repeatedly.</summary>
public sealed class PourTests
{
    [Fact]
    public void Pour1_seats_that_keep_a_filler_and_leave_do_not_hide_anybody()
    {
        var workshop = Spotting(seats: 1);
        var author = workshop.Seats[0];
        workshop.Write(author, "who else would know this");
        for (var time = 0; time < 2; time++)
        {
            // Under one name, which is free again each time.
            var farmed = workshop.Join("Extra");
            workshop.Write(farmed, "filler");
            workshop.Accepted(farmed, new Leave());
        }
        workshop.Write(workshop.Host, "the facilitator's own", 9);
        Assert.Equal(4, workshop.Contributing);
        Assert.Equal(RefusalCode.TooFew, workshop.Refused(workshop.Host, Reveal(workshop)));

        // What remains possible, as the page states: accomplices who stay.
        workshop.Write(workshop.Join("Bo"), "stays");
        Assert.Equal(RefusalCode.TooFew, workshop.Refused(workshop.Host, Reveal(workshop)));
        workshop.Write(workshop.Join("Chi"), "stays too");
        Assert.Equal(6, workshop.Pour().Elephants.Count);
    }

    [Theory]
    [InlineData(Role.Observer)]
    [InlineData(Role.RoomSeat)]
    [InlineData(Role.Host)]
    public void Pour1_only_participants_who_took_their_pocket_count(Role role)
    {
        var workshop = Spotting(seats: 2);
        workshop.Seats.ForEach(seat => workshop.Write(seat, "x"));
        workshop.Write(workshop.Host, "x", 9);
        var third =
            role == Role.Host ? workshop.Join("Third", asHost: true, department: 1) : workshop.Join("Third", role, 0);
        workshop.Take(third);
        workshop.Join("Has no pocket yet");
        Assert.Equal(RefusalCode.TooFew, workshop.Refused(workshop.Host, Reveal(workshop)));
    }

    [Fact]
    public void Pour1_who_was_removed_does_not_count()
    {
        var workshop = Spotting(seats: 3);
        workshop.Seats.ForEach(seat => workshop.Write(seat, "x"));
        workshop.Accepted(workshop.Host, new RemoveParticipant { Participant = workshop.Seats[2].Number });
        Assert.Equal(RefusalCode.TooFew, workshop.Refused(workshop.Host, Reveal(workshop)));
    }

    [Fact]
    public void Pour2_a_pour_is_announced_and_waits_for_the_end_of_its_countdown()
    {
        var workshop = Full(out var announce, out var reveal);
        Assert.Equal(RefusalCode.PourNotDue, workshop.Refused(workshop.Host, reveal));
        Assert.Empty(workshop.Accepted(workshop.Host, announce));
        Assert.Equal(workshop.Now + 3_000, workshop.Hidden.Pour.At);
        workshop.Now += 2_999;
        Assert.Equal(RefusalCode.PourNotDue, workshop.Refused(workshop.Host, reveal));
        // A second press does not begin it again.
        Assert.Empty(workshop.Accepted(workshop.Host, announce));
        workshop.Now += 1;
        Assert.Single(workshop.Accepted(workshop.Host, reveal));
        Assert.Equal(0ul, workshop.Hidden.Pour.Round);
    }

    [Fact]
    public void Pour2_a_pour_that_is_stopped_or_forgotten_is_not_poured()
    {
        var workshop = Full(out var announce, out var reveal);
        workshop.Accepted(workshop.Host, announce);
        workshop.Accepted(workshop.Host, new StopPour { Round = workshop.Room.Round });
        workshop.Now += 3_000;
        Assert.Equal(RefusalCode.PourNotDue, workshop.Refused(workshop.Host, reveal));
        workshop.Accepted(workshop.Host, announce);
        workshop.Now += 3_000 + 10_001;
        Assert.Equal(RefusalCode.PourNotDue, workshop.Refused(workshop.Host, reveal));
        Assert.Equal(RefusalCode.Role, workshop.Refused(workshop.Seats[0], announce));
        Assert.Equal(
            RefusalCode.RoundClosed,
            workshop.Refused(workshop.Host, new AnnouncePour { Round = workshop.Room.Round + 1 })
        );
    }

    [Fact]
    public void Pour3_after_a_refusal_the_next_try_waits_a_minute()
    {
        var workshop = Full(out var announce, out _, seats: 2);
        Assert.Equal(RefusalCode.TooFew, Tried(workshop, announce)?.Code);
        workshop.Write(workshop.Join("Third"), "x");
        workshop.Now += 1;
        var pause = workshop.Do(workshop.Host, announce).Refusal;
        Assert.Equal((RefusalCode.PourPause, "60"), (pause.Code, pause.Parameters["seconds"]));
        workshop.Now += 59_998;
        Assert.Equal("1", workshop.Do(workshop.Host, announce).Refusal.Parameters["seconds"]);
        workshop.Now += 1;
        Assert.Empty(workshop.Accepted(workshop.Host, announce));
    }

    [Fact]
    public void Pour3_after_a_pour_too_and_what_changes_during_the_countdown_is_seen_at_its_end()
    {
        var workshop = Full(out var announce, out var reveal);
        workshop.Accepted(workshop.Host, announce);
        workshop.Now += 3_000;
        workshop.Accepted(workshop.Seats[0], new Leave());
        Assert.Equal(RefusalCode.TooFew, Tried(workshop, reveal)?.Code);
        workshop.Write(workshop.Join("Third"), "x", 2);
        Assert.Equal(RefusalCode.PourPause, Tried(workshop, announce)?.Code);
        workshop.Now += 60_000;
        workshop.Accepted(workshop.Host, announce);
        workshop.Now += 3_000;
        workshop.Accepted(workshop.Host, reveal);
        Assert.Equal(RefusalCode.PourPause, Tried(workshop, new AnnouncePour { Round = workshop.Room.Round })?.Code);
    }

    [Fact]
    public void Pour4_who_left_and_comes_back_finds_their_pocket()
    {
        var workshop = Spotting(seats: 2);
        var (ana, bo) = (workshop.Seats[0], workshop.Seats[1]);
        workshop.Write(ana, "from before");
        workshop.Write(bo, "x");
        // While everyone is here, a key that is known is someone else's.
        var chi = workshop.Join("Chi");
        Assert.Equal(RefusalCode.PocketTaken, workshop.Take(chi, key: ana)?.Code);
        var counter = ana.Counter;
        workshop.Accepted(ana, new Leave());
        ana.Number = workshop.TryJoin("Person A", seat: ana).Joined.Participant;
        Assert.Null(workshop.Take(ana));
        Assert.Equal((2, 2), (workshop.Hat.Taken, workshop.Hat.Pockets.Count));
        Assert.Null(workshop.Send(workshop.PocketCommand(ana, workshop.Draft(ana, "and more", 2), counter + 1)));
        Assert.Equal(RefusalCode.PocketTaken, workshop.Take(chi, key: ana)?.Code);
    }

    private static Refusal? Tried(Workshop workshop, Google.Protobuf.IMessage act) =>
        workshop.Do(workshop.Host, act).Refusal;

    private static Reveal Reveal(Workshop workshop) => new() { Round = workshop.Room.Round };

    private static Workshop Spotting(int seats, bool announces = false)
    {
        var workshop = new Workshop(seats: seats, announces: announces);
        workshop.GoTo(Stage.Spot);
        return workshop;
    }

    private static Workshop Full(out AnnouncePour announce, out Reveal reveal, int seats = 3)
    {
        var workshop = Spotting(seats, announces: true);
        workshop.Seats.ForEach(seat => workshop.Write(seat, "x"));
        announce = new() { Round = workshop.Room.Round };
        reveal = Reveal(workshop);
        return workshop;
    }
}
