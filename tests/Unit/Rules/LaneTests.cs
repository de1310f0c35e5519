using ElephantBoard.Host.Rooms;
using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class LaneTests
{
    private readonly Workshop _workshop;
    private readonly ulong _elephant;

    public LaneTests()
    {
        (_workshop, var elephants) = Workshop.WithElephants();
        _elephant = elephants[0];
    }

    [Fact]
    public void Lane1_the_same_command_again_has_the_same_answer_and_is_not_done_again()
    {
        var command = Numbered(
            new MoveElephant
            {
                Elephant = _elephant,
                X = 5,
                Y = 6,
            }
        );
        var first = _workshop.Send(_workshop.Host, command);
        _workshop.Accepted(
            _workshop.Host,
            new MoveElephant
            {
                Elephant = _elephant,
                X = 70,
                Y = 80,
            }
        );
        Assert.Equal(first, _workshop.Send(_workshop.Host, command));
        Assert.True(_workshop.Last.IsEmpty);
        Assert.Equal(70, _workshop.Elephant(_elephant).X);
    }

    [Fact]
    public void Lane1_an_id_with_other_content_is_refused()
    {
        var command = Numbered(new SetAside { Elephant = _elephant });
        Assert.Null(_workshop.Send(_workshop.Host, command).Refusal);
        command.Deadline = long.MaxValue;
        Assert.Equal(RefusalCode.IdReused, _workshop.Send(_workshop.Host, command).Refusal.Code);
    }

    [Fact]
    public void Lane1_within_one_batch_too()
    {
        var command = Numbered(new SetAside { Elephant = _elephant });
        var (seat, bytes) = (_workshop.Host, Google.Protobuf.MessageExtensions.ToByteArray(command));
        var (first, again, other) = _workshop.RunBatch(batch =>
            (
                batch.Do(seat.Number, seat.Token.ToArray(), command, bytes),
                batch.Do(seat.Number, seat.Token.ToArray(), command, bytes),
                batch.Do(seat.Number, seat.Token.ToArray(), command, [1])
            )
        );
        Assert.Equal(first, again);
        Assert.Equal(RefusalCode.IdReused, other.Refusal.Code);
        Assert.Single(_workshop.Last.Events);
    }

    [Fact]
    public void Lane1_what_was_refused_may_be_tried_again()
    {
        var command = Numbered(new BringBack { Elephant = _elephant });
        Assert.Equal(RefusalCode.NotOut, _workshop.Send(_workshop.Host, command).Refusal.Code);
        _workshop.Accepted(
            _workshop.Host,
            new KickOut
            {
                Elephant = _elephant,
                Kind = DecisionKind.Ask,
                Wording = "x",
            }
        );
        Assert.Null(_workshop.Send(_workshop.Host, command).Refusal);
    }

    [Fact]
    public void Lane2_an_act_that_names_nobody_has_a_lane_of_its_own()
    {
        var author = _workshop.Seats[0];
        var command = Workshop.Command(new Withdraw { Elephant = _elephant, OwnerKey = author.OwnerKey(_elephant) });
        foreach (var id in new[] { (author.Lane, 50u), (9UL, 1u), (_workshop.Host.Lane, 0u) })
        {
            command.Id = new CommandId { Lane = id.Item1, Counter = id.Item2 };
            Assert.Equal(RefusalCode.Lane, _workshop.Send(author, command).Refusal.Code);
        }
        command.Id = new CommandId { Lane = 9 };
        Assert.Null(_workshop.Send(author, command).Refusal);
        Assert.Null(_workshop.Send(author, command).Refusal);
        foreach (var counter in new[] { 0u, 1u })
        {
            var named = Workshop.Command(new Leave());
            named.Id = new CommandId { Lane = counter == 0 ? 10UL : 9UL, Counter = counter };
            Assert.Equal(RefusalCode.Lane, _workshop.Send(author, named).Refusal.Code);
        }
    }

    [Fact]
    public void Lane3_a_command_past_its_deadline_is_refused_unless_it_was_done()
    {
        var command = Numbered(new SetAside { Elephant = _elephant });
        command.Deadline = _workshop.Now;
        Assert.Null(_workshop.Send(_workshop.Host, command).Refusal);
        _workshop.Now++;
        Assert.Null(_workshop.Send(_workshop.Host, command).Refusal);
        var late = Numbered(new PutBack { Elephant = _elephant });
        late.Deadline = _workshop.Now - 1;
        Assert.Equal(RefusalCode.TooLate, _workshop.Send(_workshop.Host, late).Refusal.Code);
    }

    [Fact]
    public void Lane4_the_token_is_asked_first_and_the_id_before_anything_else()
    {
        var command = Workshop.Command(new Reveal());
        var stranger = _workshop.NewSeat();
        stranger.Number = 1;
        Assert.Equal(RefusalCode.Token, _workshop.Send(stranger, command).Refusal.Code);
        Assert.Equal(RefusalCode.Malformed, _workshop.Send(_workshop.Seats[0], command).Refusal.Code);
        command.Id = new CommandId { Counter = 1 };
        Assert.Equal(RefusalCode.Malformed, _workshop.Send(_workshop.Seats[0], command).Refusal.Code);
        command.Id = new CommandId { Lane = 4242, Counter = 1 };
        Assert.Equal(RefusalCode.Role, _workshop.Send(_workshop.Seats[0], command).Refusal.Code);
        Assert.Equal(
            RefusalCode.Malformed,
            _workshop
                .Send(
                    _workshop.Host,
                    new Command
                    {
                        Id = new CommandId { Lane = 4242, Counter = 1 },
                    }
                )
                .Refusal.Code
        );
    }

    [Fact]
    public void Lane5_a_batch_that_is_dropped_leaves_no_trace()
    {
        var (room, privateState, seat) = (_workshop.Room, _workshop.Hidden, _workshop.Host);
        var command = Numbered(new SetAside { Elephant = _elephant });
        var batch = new CommandBatch(_workshop.Committed, _workshop.Limits, _workshop.Now, new Entropy(new byte[32]));
        batch.Do(seat.Number, seat.Token.ToArray(), command, [1]);
        Assert.False(batch.IsEmpty);
        Assert.Same(room, _workshop.Room);
        Assert.Same(privateState, _workshop.Hidden);
        Assert.Null(_workshop.Committed.Remembered.Find(command.Id));
    }

    [Fact]
    public void Lane6_time_never_goes_back()
    {
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _elephant });
        var before = _workshop.Room.Time;
        _workshop.Now -= 60_000;
        Assert.Equal(before, _workshop.Accepted(_workshop.Host, new PutBack { Elephant = _elephant }).Single().Time);
    }

    private Command Numbered(Google.Protobuf.IMessage act)
    {
        var command = Workshop.Command(act);
        command.Id = new CommandId { Lane = _workshop.Host.Lane, Counter = ++_workshop.Host.Commands };
        return command;
    }
}
