using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class RevealTests
{
    [Fact]
    public void Reveal1_a_pour_makes_all_in_the_hat_elephants_and_opens_the_next_round()
    {
        var workshop = Spotting(3);
        var ids = workshop.Seats.Select(seat => workshop.Write(seat, $"from {seat.Number}")).ToList();
        ids.Add(workshop.Write(workshop.Seats[0], "one more", 2));
        var round = workshop.Room.Round;
        var poured = workshop.Pour();
        Assert.Equal(ids.Order(), poured.Elephants.Select(elephant => elephant.Elephant).Order());
        Assert.Equal(ids.Order(), workshop.Room.Elephants.Keys.Order());
        Assert.Equal("one more", workshop.TextOf(ids[^1]));
        Assert.Equal((round, workshop.Room.Round), (poured.Round, poured.NextRound));
        Assert.NotEqual(round, poured.NextRound);
        Assert.Equal((1u, 0, 0), (workshop.Room.Pours, workshop.Hat.Pockets.Count, workshop.Contributing));
        Assert.Null(workshop.Take(workshop.Seats[0]));
    }

    [Fact]
    public void Reveal2_an_anonymous_hat_is_poured_from_three_pockets_and_no_fewer()
    {
        var workshop = Spotting(3);
        workshop.Write(workshop.Seats[0], "one", 1);
        workshop.Write(workshop.Seats[0], "two", 2);
        workshop.Write(workshop.Seats[1], "three");
        workshop.Take(workshop.Seats[2]);
        Assert.Equal(RefusalCode.TooFew, workshop.Refused(workshop.Host, Reveal(workshop)));
        workshop.Write(workshop.Seats[2], "four");
        Assert.Equal(4, workshop.Pour().Elephants.Count);
    }

    [Fact]
    public void Reveal2_a_pocket_of_which_nothing_would_come_out_does_not_count()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        for (var i = 0; i < 2; i++)
        {
            var seat = workshop.Seats[i];
            Assert.Null(workshop.Keep(seat, workshop.Rewording(elephants[i], "again")));
            workshop.Accepted(seat, new Withdraw { Elephant = elephants[i], OwnerKey = seat.OwnerKey(elephants[i]) });
        }
        workshop.Write(workshop.Seats[2], "the only one", 2);
        Assert.Equal(1, workshop.Contributing);
        Assert.Equal(RefusalCode.TooFew, workshop.Refused(workshop.Host, Reveal(workshop)));
    }

    [Fact]
    public void Reveal2_a_named_hat_is_poured_from_one_pocket_and_an_empty_one_is_not()
    {
        var workshop = Spotting(1, anonymous: false);
        Assert.Equal(RefusalCode.HatEmpty, workshop.Refused(workshop.Host, Reveal(workshop)));
        workshop.Write(workshop.Seats[0], "mine");
        Assert.Equal(workshop.Seats[0].Number, workshop.Pour().Elephants.Single().Author);
    }

    [Fact]
    public void Reveal3_with_one_seed_a_pour_is_the_same_whatever_order_pockets_and_drafts_came_in()
    {
        var orders = new[] { new[] { 0, 1, 2, 3, 4 }, [4, 3, 2, 1, 0], [2, 0, 4, 1, 3] };
        var poured = orders.Select(order =>
        {
            var workshop = Spotting(5);
            foreach (var number in order.Select(i => (ulong)i))
            {
                foreach (var i in order)
                {
                    workshop.Write(workshop.Seats[(i + (int)number) % 5], $"{number}", number);
                }
            }
            return Decided(workshop);
        });
        Assert.Single(poured.Distinct());
    }

    [Fact]
    public void Reveal3_two_items_for_one_elephant_do_not_reveal_the_pockets_order_either()
    {
        var poured = new[] { 1, 2 }.Select(first =>
        {
            var workshop = Spotting(4);
            workshop.Write(workshop.Seats[0], "other");
            workshop.Write(workshop.Seats[3], "other still");
            var draft = workshop.Draft(workshop.Seats[1], "from one");
            Assert.Null(workshop.Keep(workshop.Seats[first], draft));
            draft = draft.Clone();
            draft.Draft.Text = "from the other";
            Assert.Null(workshop.Keep(workshop.Seats[3 - first], draft));
            return Decided(workshop);
        });
        Assert.Single(poured.Distinct());
    }

    [Fact]
    public void Reveal3_another_seed_gives_another_order_and_other_places()
    {
        var workshop = Spotting(5);
        for (var number = 1ul; number <= 4; number++)
        {
            workshop.Seats.ForEach(seat => workshop.Write(seat, "x", number));
        }
        var (one, other) = (Decided(workshop, 1), Decided(workshop, 2));
        Assert.NotEqual(one.Elephants.Select(e => e.Elephant), other.Elephants.Select(e => e.Elephant));
        var places = one.Elephants.ToDictionary(e => e.Elephant, e => (e.X, e.Y));
        Assert.True(other.Elephants.Count(e => places[e.Elephant] == (e.X, e.Y)) < 5);
    }

    [Fact]
    public void Reveal4_an_anonymous_pour_names_no_author()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        var poured = workshop.Events.Single(evt => evt.HatPoured is not null);
        Assert.Equal(workshop.Host.Number, poured.By);
        Assert.All(poured.HatPoured.Elephants, elephant => Assert.Equal(0u, elephant.Author));
        Assert.All(elephants, id => Assert.Equal(0u, workshop.Elephant(id).Author));
    }

    [Fact]
    public void Reveal5_a_rewording_comes_out_with_the_pour_and_the_old_text_is_deleted()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        var old = workshop.Elephant(elephants[0]).Wording;
        for (var i = 0; i < 3; i++)
        {
            Assert.Null(workshop.Keep(workshop.Seats[i], workshop.Rewording(elephants[i], $"again {i}")));
        }
        Assert.Equal("What 2 sees", workshop.TextOf(elephants[0]));
        var poured = workshop.Pour();
        Assert.Equal((0, 3), (poured.Elephants.Count, poured.Rewordings.Count));
        Assert.Equal("again 0", workshop.TextOf(elephants[0]));
        Assert.False(workshop.Texts.ContainsKey(old));
    }

    [Fact]
    public void Reveal6_a_pour_names_the_round_that_it_means()
    {
        var workshop = Spotting(3);
        workshop.Seats.ForEach(seat => workshop.Write(seat, "x"));
        var reveal = Reveal(workshop);
        workshop.Accepted(workshop.Host, reveal);
        Assert.Equal(RefusalCode.RoundClosed, workshop.Refused(workshop.Host, reveal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(400)]
    public void Reveal7_elephants_land_on_the_floor_apart_from_each_other(int count)
    {
        var places = Scatter.Places(count, [], new Entropy(new byte[32]));
        Assert.Equal(count, places.Count);
        Assert.All(places, place => Assert.True(place.X is > 0 and < Floor.Width && place.Y is > 0 and < Floor.Height));
        Assert.Equal(count, places.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(17)]
    [InlineData(24)]
    [InlineData(40)]
    [InlineData(60)]
    public void Reveal7_up_to_sixty_notes_of_the_largest_size_do_not_overlap_and_leave_the_door_free(int count)
    {
        var grid = NoteGrid.For(count)!;
        for (byte seed = 0; seed < 20; seed++)
        {
            var places = Scatter.Places(count, [], new Entropy([seed, .. new byte[31]]));
            Assert.Equal(grid, NoteGrid.Fitting(places, count));
            Assert.All(places, place => Assert.True(grid.IsFree(place.X, place.Y)));
            Assert.All(places, place => Assert.True(IsInside(place, grid)));
        }
    }

    [Theory]
    [InlineData(8, 3)]
    [InlineData(8, 9)]
    [InlineData(17, 7)]
    [InlineData(24, 16)]
    [InlineData(3, 37)]
    [InlineData(40, 20)]
    public void Reveal7_those_of_a_later_pour_lie_beside_those_that_are_there(int before, int after)
    {
        for (byte seed = 0; seed < 10; seed++)
        {
            var there = Scatter.Places(before, [], new Entropy([seed, .. new byte[31]]));
            var come = Scatter.Places(after, there, new Entropy([seed, 1, .. new byte[30]]));
            Assert.Equal(after, come.Distinct().Count());
            var grid = NoteGrid.Fitting([.. there, .. come], before + after)!;
            Assert.All(
                come,
                place => Assert.DoesNotContain(there, other => grid.Overlap(place.X, place.Y, other.X, other.Y))
            );
        }
    }

    [Fact]
    public void Reveal7_the_room_says_whose_places_are_taken()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        Assert.Equal(elephants.Length, Scatter.Taken(workshop.Room).Count);
        var step = new KickOut
        {
            Elephant = elephants[0],
            Kind = DecisionKind.Step,
            Wording = "a step",
        };
        workshop.Accepted(workshop.Host, step);
        Assert.Equal(elephants.Length, Scatter.Taken(workshop.Room).Count);
        step.Elephant = elephants[1];
        step.Kind = DecisionKind.Solved;
        workshop.Accepted(workshop.Host, step);
        Assert.Equal(elephants.Length - 1, Scatter.Taken(workshop.Room).Count);
    }

    [Fact]
    public void Reveal7_even_a_full_room_finds_a_place_for_each()
    {
        var places = Scatter.Places(Limits.Default.Elephants, [], new Entropy(new byte[32]));
        Assert.All(places, place => Assert.True(place.X is > 0 and < Floor.Width && place.Y is > 0 and < Floor.Height));
    }

    [Fact]
    public void Reveal8_the_tag_of_each_elephant_is_kept_beside_and_never_in_the_event()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        for (var i = 0; i < 3; i++)
        {
            var tag = workshop.Seats[i].Tag(elephants[i]);
            Assert.True(workshop.Hidden.Tags[elephants[i]].Matches(Digest.From(tag.Span)));
            Assert.DoesNotContain(tag.ToBase64(), string.Concat(workshop.Events), StringComparison.Ordinal);
        }
    }

    private static bool IsInside((int X, int Y) place, NoteGrid grid) =>
        place.X - (grid.Width / 2) >= 0
        && place.X + (grid.Width / 2) <= Floor.Width
        && place.Y - (grid.Height / 2) >= NoteGrid.Area.Top - (grid.Gap / 4)
        && place.Y + (grid.Height / 2) <= Floor.Height;

    private static HatPoured Decided(Workshop workshop, byte seed = 1)
    {
        var bytes = new byte[32];
        bytes[0] = seed;
        var envelope = new Envelope(1, Role.Host, workshop.Now, new Entropy(bytes), workshop.Limits);
        // The round differs between workshops and reveals nothing.
        var decision = Decide.Command(workshop.Room, workshop.Hidden, Workshop.Command(Reveal(workshop)), envelope);
        var poured = ((Decision.Accepted)decision).Events.Single().HatPoured.Clone();
        poured.Round = 0;
        return poured;
    }

    private static Reveal Reveal(Workshop workshop) => new() { Round = workshop.Room.Round };

    private static Workshop Spotting(int seats, bool anonymous = true)
    {
        var workshop = new Workshop(anonymous, seats: seats);
        workshop.GoTo(Stage.Spot);
        return workshop;
    }
}
