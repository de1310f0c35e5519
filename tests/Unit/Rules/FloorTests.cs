using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>Moving elephants, and showing them out of the door and in again.</summary>
public sealed class FloorTests
{
    private readonly Workshop _workshop;
    private readonly ulong _elephant;

    public FloorTests()
    {
        (_workshop, var elephants) = Workshop.WithElephants();
        _elephant = elephants[0];
    }

    private Seat Anybody => _workshop.Seats[2];

    [Theory]
    [InlineData(10, 20, 10, 20)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1600, 900, 1600, 900)]
    [InlineData(1601, 901, 1600, 900)]
    [InlineData(-1, -1, 0, 0)]
    [InlineData(int.MinValue, int.MaxValue, 0, 900)]
    public void Move1_anybody_moves_any_elephant_and_it_stays_on_the_floor(int x, int y, int atX, int atY)
    {
        var evt = _workshop.Accepted(Anybody, Move(x, y)).Single();
        Assert.Equal((Anybody.Number, atX, atY), (evt.By, evt.Moved.X, evt.Moved.Y));
        Assert.Equal((atX, atY), (_workshop.Elephant(_elephant).X, _workshop.Elephant(_elephant).Y));
    }

    [Fact]
    public void Move2_to_where_it_stands_nothing_happens()
    {
        _workshop.Accepted(Anybody, Move(1700, 705));
        Assert.Empty(_workshop.Accepted(Anybody, Move(1600, 705)));
    }

    [Theory]
    [InlineData(1456, 100, 1455, 100)]
    [InlineData(1500, 303, 1500, 305)]
    [InlineData(1600, 0, 1455, 0)]
    [InlineData(1455, 300, 1455, 300)]
    [InlineData(1500, 305, 1500, 305)]
    public void Move6_an_elephant_that_is_moved_into_the_doorway_ends_beside_it(int x, int y, int atX, int atY)
    {
        var evt = _workshop.Accepted(Anybody, Move(x, y)).Single();
        Assert.Equal((atX, atY), (evt.Moved.X, evt.Moved.Y));
    }

    [Fact]
    public void Move3_what_is_out_hidden_or_not_there_is_not_moved()
    {
        var stranger = new MoveElephant { Elephant = ulong.MaxValue };
        Assert.Equal(RefusalCode.NoElephant, _workshop.Refused(Anybody, stranger));
        _workshop.Accepted(_workshop.Host, KickOut(DecisionKind.Step));
        Assert.Equal(RefusalCode.AlreadyOut, _workshop.Refused(Anybody, Move(1, 1)));
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _elephant });
        Assert.Equal(RefusalCode.Hidden, _workshop.Refused(Anybody, Move(1, 1)));
    }

    [Fact]
    public void Move4_an_elephant_that_is_moved_covers_all_others()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        Assert.All(elephants, id => Assert.Equal(0u, workshop.Elephant(id).Layer));
        workshop.Accepted(workshop.Host, Move(elephants[0], 1));
        workshop.Accepted(workshop.Host, Move(elephants[1], 1));
        workshop.Accepted(workshop.Host, Move(elephants[1], 2));
        Assert.Equal((1u, 2u), (workshop.Elephant(elephants[0]).Layer, workshop.Elephant(elephants[1]).Layer));
        workshop.Accepted(workshop.Host, Move(elephants[0], 2));
        Assert.Equal((3u, 3u), (workshop.Elephant(elephants[0]).Layer, workshop.Room.TopLayer));

        static MoveElephant Move(ulong elephant, int x) => new() { Elephant = elephant, X = x };
    }

    [Fact]
    public void Move5_an_elephant_is_brought_to_the_front_without_moving()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        var (x, y) = (workshop.Elephant(elephants[1]).X, workshop.Elephant(elephants[1]).Y);
        workshop.Accepted(workshop.Host, new MoveElephant { Elephant = elephants[0], X = 1 });
        var raised = workshop.Accepted(workshop.Seats[2], Front(elephants[1])).Single();
        Assert.Equal((workshop.Seats[2].Number, 2u), (raised.By, raised.Raised.Layer));
        var elephant = workshop.Elephant(elephants[1]);
        Assert.Equal((x, y, 2u), (elephant.X, elephant.Y, elephant.Layer));
        Assert.Empty(workshop.Accepted(workshop.Host, Front(elephants[1])));

        Assert.Equal(RefusalCode.NoElephant, workshop.Refused(workshop.Host, Front(ulong.MaxValue)));
        workshop.Accepted(workshop.Host, new SetAside { Elephant = elephants[0] });
        Assert.Equal(RefusalCode.Hidden, workshop.Refused(workshop.Host, Front(elephants[0])));

        static BringToFront Front(ulong elephant) => new() { Elephant = elephant };
    }

    [Fact]
    public void Move5_what_is_out_is_not_brought_to_the_front()
    {
        _workshop.Accepted(_workshop.Host, KickOut(DecisionKind.Step));
        Assert.Equal(RefusalCode.AlreadyOut, _workshop.Refused(Anybody, new BringToFront { Elephant = _elephant }));
    }

    [Theory]
    [InlineData(DecisionKind.Solved, Whereabouts.Gone)]
    [InlineData(DecisionKind.Step, Whereabouts.Porch)]
    [InlineData(DecisionKind.Ask, Whereabouts.Porch)]
    [InlineData(DecisionKind.Accepted, Whereabouts.Gone)]
    public void Door1_a_decision_takes_an_elephant_onto_the_porch_or_away(DecisionKind kind, Whereabouts whereabouts)
    {
        _workshop.Accepted(_workshop.Host, KickOut(kind, " We talk on Friday \n"));
        var elephant = _workshop.Elephant(_elephant);
        Assert.Equal((whereabouts, kind), (elephant.Whereabouts, elephant.DecisionKind));
        Assert.Equal("We talk on Friday", _workshop.Texts[elephant.Decision]);
    }

    [Theory]
    [InlineData(DecisionKind.Unspecified, "words")]
    [InlineData((DecisionKind)5, "words")]
    [InlineData((DecisionKind)int.MinValue, "words")]
    [InlineData(DecisionKind.Step, "")]
    [InlineData(DecisionKind.Step, " \u200B\n")]
    public void Door2_nothing_leaves_without_a_decision(DecisionKind kind, string wording) =>
        Assert.Equal(RefusalCode.NoDecision, _workshop.Refused(_workshop.Host, KickOut(kind, wording)));

    [Fact]
    public void Door2_a_decision_is_as_long_as_its_limit_and_no_longer()
    {
        var limit = _workshop.Limits.Decision;
        var refused = _workshop.Refused(_workshop.Host, KickOut(DecisionKind.Step, new string('x', limit + 1)));
        Assert.Equal(RefusalCode.TextTooLong, refused);
        _workshop.Accepted(_workshop.Host, KickOut(DecisionKind.Step, new string('x', limit)));
    }

    [Fact]
    public void Door3_what_is_out_does_not_leave_again()
    {
        _workshop.Accepted(_workshop.Host, KickOut(DecisionKind.Step));
        Assert.Equal(RefusalCode.AlreadyOut, _workshop.Refused(_workshop.Host, KickOut(DecisionKind.Ask)));
    }

    [Fact]
    public void Door4_what_was_out_comes_back_and_is_counted()
    {
        Assert.Equal(RefusalCode.NotOut, _workshop.Refused(Anybody, new BringBack { Elephant = _elephant }));
        for (var returns = 1u; returns <= 2; returns++)
        {
            _workshop.Accepted(_workshop.Host, KickOut(DecisionKind.Accepted));
            _workshop.Accepted(Anybody, new BringBack { Elephant = _elephant });
            Assert.Equal(
                (false, returns),
                (_workshop.Elephant(_elephant).IsOut, _workshop.Elephant(_elephant).Returns)
            );
        }
        Assert.Equal(DecisionKind.Accepted, _workshop.Elephant(_elephant).DecisionKind);
    }

    private MoveElephant Move(int x, int y) =>
        new()
        {
            Elephant = _elephant,
            X = x,
            Y = y,
        };

    private KickOut KickOut(DecisionKind kind, string wording = "decided") =>
        new()
        {
            Elephant = _elephant,
            Kind = kind,
            Wording = wording,
        };
}
