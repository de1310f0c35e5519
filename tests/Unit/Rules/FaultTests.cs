using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>A bug in one decision is that command's alone.</summary>
public sealed class FaultTests
{
    [Fact]
    public void Lane9_a_decision_that_throws_leaves_nothing_in_the_turn()
    {
        var (workshop, elephants) = Workshop.WithElephants();
        var move = Workshop.Command(
            new MoveElephant
            {
                Elephant = elephants[0],
                X = 7,
                Y = 7,
            }
        );
        move.Id = new CommandId { Lane = 99, Counter = 1 };
        var token = workshop.Host.Token.ToArray();
        workshop.RunBatch(batch =>
        {
            Assert.Null(batch.Do(workshop.Host.Number, token, move, move.ToByteArray()).Refusal);
            var (room, privateState) = (batch.Room, batch.PrivateState);
            var other = move.Clone();
            (other.Id.Counter, other.MoveElephant.X) = (2, 8);
            Assert.Throws<InvalidOperationException>(() =>
                batch.Attempt<Answer>(each =>
                {
                    each.Do(workshop.Host.Number, token, other, other.ToByteArray());
                    each.TakePocket(workshop.Host.Number, token, Taking(workshop));
                    throw new InvalidOperationException("a bug");
                })
            );
            Assert.Same(room, batch.Room);
            Assert.Same(privateState, batch.PrivateState);
            Assert.Equal((1, 0, 1), (batch.Events.Count, batch.Changes.Count, batch.Remembered.Count));
            // Its id is free, and the batch continues.
            Assert.Null(batch.Do(workshop.Host.Number, token, other, other.ToByteArray()).Refusal);
            return true;
        });
        Assert.Equal(8, workshop.Elephant(elephants[0]).X);
    }

    [Fact]
    public void Lane9_a_bug_can_be_planted_by_a_limit_that_makes_no_sense()
    {
        // What the test of the whole server uses.
        var workshop = new Workshop(limits: Limits.Default with { Items = -1 }, seats: 1);
        workshop.GoTo(Stage.Spot);
        Assert.ThrowsAny<ArgumentException>(() => workshop.Write(workshop.Seats[0], "x"));
    }

    private static TakePocketRequest Taking(Workshop workshop) =>
        new() { Round = workshop.Room.Round, Key = ByteString.CopyFrom(new byte[32]) };
}
