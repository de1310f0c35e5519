using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.V1;
using Google.Protobuf;
using Pocket = ElephantBoard.Rules.Pockets.Pocket;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>The hat and a question are open together, and neither knows of the other's pockets.</summary>
public sealed class RoundTests
{
    private static readonly Digest Key = Digest.Of("a pocket"u8);

    private readonly Workshop _workshop = new(seats: 3);

    private Seat Ana => _workshop.Seats[0];

    [Fact]
    public void Round1_a_pocket_is_taken_in_each_open_round_and_in_no_other()
    {
        Assert.Null(_workshop.Take(Ana));
        var question = _workshop.Ask();
        Assert.Null(_workshop.Take(Ana, question));
        Assert.Null(_workshop.Take(Ana, question));
        Assert.True(_workshop.Last.IsEmpty);
        Assert.Equal((1, 1), (_workshop.Hat.Taken, _workshop.Hidden.RoundOf(question).Taken));
        Assert.Equal(RefusalCode.PocketTaken, _workshop.Take(Ana, question, _workshop.NewSeat())?.Code);
        _workshop.Count(3);
        Assert.Equal(RefusalCode.RoundClosed, _workshop.Take(_workshop.Seats[1], question)?.Code);
        Assert.Equal([_workshop.Room.Round], _workshop.Hidden.Credentials[Ana.Number].Taken);
    }

    [Fact]
    public void Round2_a_question_that_closes_leaves_the_hat_as_it_is_and_a_pour_leaves_the_question()
    {
        _workshop.GoTo(Stage.Spot);
        _workshop.Seats.ForEach(seat => _workshop.Write(seat, "x"));
        var hat = _workshop.Hat;
        _workshop.Take(Ana, _workshop.Ask());
        _workshop.Accepted(_workshop.Host, new CancelQuestion { Round = _workshop.Room.OpenQuestion!.Round });
        Assert.Same(hat, _workshop.Hat);
        var question = _workshop.Ask();
        _workshop.Take(Ana, question);
        _workshop.Pour();
        Assert.Equal(question, _workshop.Room.OpenQuestion?.Round);
        Assert.Equal((0, 1), (_workshop.Hat.Taken, _workshop.Hidden.RoundOf(question).Taken));
        Assert.Equal([question], _workshop.Hidden.Credentials[Ana.Number].Taken);
    }

    [Fact]
    public void Round3_what_is_for_the_hat_does_not_go_into_a_question()
    {
        _workshop.GoTo(Stage.Spot);
        var question = _workshop.Ask();
        _workshop.Take(Ana, question);
        var command = _workshop.PocketCommand(Ana, _workshop.Draft(Ana, "x"), 1);
        command.Round = question;
        command.Secret = ByteString.CopyFrom(Ana.PocketSecret(_workshop.Room.Id, question));
        var refusal = _workshop.Send(command);
        Assert.Equal((RefusalCode.Malformed, "item"), (refusal?.Code, refusal?.Parameters["field"]));
    }

    [Fact]
    public void Round1_a_pocket_of_a_question_has_no_owner_in_a_named_room_either()
    {
        var named = new Workshop(anonymous: false, seats: 1);
        var question = named.Ask();
        named.Take(named.Seats[0], question);
        Assert.Equal(0u, named.Hidden.RoundOf(question).Pockets.Values.Single().Owner);
    }

    [Fact]
    public async Task Round4_every_open_round_comes_back_from_the_log_with_its_pockets()
    {
        await using var log = new MemoryRoomLog();
        var persistence = new RoomPersistence(log, new SystemSeeds(), new byte[32]);
        var (committed, question) = await AskedAsync(log, persistence);
        var again = await persistence.LoadAsync(committed.Id, default);
        Assert.Equal(committed.Room.OpenRounds, again!.Room.OpenRounds);
        foreach (var round in committed.Room.OpenRounds)
        {
            var (before, after) = (committed.PrivateState.RoundOf(round), again.PrivateState.RoundOf(round));
            Assert.Equal((before.Taken, before.Items), (after.Taken, after.Items));
            Assert.Equal(before.Pockets[Key].Items, after.Pockets[Key].Items);
        }

        await CommitAsync(
            log,
            persistence,
            again,
            Closing(
                new Event { AnswersCounted = new AnswersCounted { Round = question } },
                new Change.RoundClosed(question)
            )
        );
        Assert.Null(await log.ReadPrivateAsync(committed.Id, question, default));
        Assert.Equal([again.Room.Round], again.Ciphers.Keys);
        var last = await persistence.LoadAsync(committed.Id, default);
        Assert.Single(last!.PrivateState.Rounds);
        Assert.Equal(1, last.PrivateState.RoundOf(last.Room.Round).Items);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Round4_a_stored_item_of_an_unknown_kind_keeps_the_room_closed(bool answers)
    {
        await using var log = new MemoryRoomLog();
        var persistence = new RoomPersistence(log, new SystemSeeds(), new byte[32]);
        var (committed, question) = await AskedAsync(log, persistence);
        var unknown = new PocketItem { Key = ByteString.CopyFrom(1), Answer = answers ? new AnswerItem() : null };
        await CommitAsync(log, persistence, committed, Closing(null, new Change.ItemKept(question, Key, 2, unknown)));
        await Assert.ThrowsAsync<DamagedRoomException>(() => persistence.LoadAsync(committed.Id, default));
    }

    private static async Task<(CommittedRoom Held, ulong Question)> AskedAsync(
        MemoryRoomLog log,
        RoomPersistence persistence
    )
    {
        const ulong Question = 500;
        var id = Guid.NewGuid();
        Assert.True(await log.CreateAsync(id, "ABCDE12345", 5, default));
        var committed = (await persistence.LoadAsync(id, default))!;
        var batch = NewBatch(committed);
        batch.Open(Workshop.Request(), Key, Key);
        batch.Take(
            Closing(
                new Event { QuestionAsked = new QuestionAsked { Round = Question } },
                new Change.RoundOpened(Question),
                new Change.PocketTaken(batch.Room.Round, Key, Pocket.Empty),
                new Change.ItemKept(batch.Room.Round, Key, 1, Item("a draft")),
                new Change.PocketTaken(Question, Key, Pocket.Empty),
                new Change.ItemKept(Question, Key, 1, Item("an answer"))
            )
        );
        await CommitAsync(log, persistence, committed, batch);
        return (committed, Question);
    }

    private static PocketItem Item(string text) =>
        new()
        {
            Key = ByteString.CopyFrom(1),
            Version = 7,
            Draft = new DraftItem { Text = text },
        };

    private static Decision.Accepted Closing(Event? evt, params Change[] changes) =>
        new(evt is null ? [] : [evt]) { Changes = changes };

    private static CommandBatch NewBatch(CommittedRoom committed) =>
        new(committed, Limits.Default, 1, new Entropy(new byte[32]));

    private static Task CommitAsync(
        IRoomLog log,
        RoomPersistence persistence,
        CommittedRoom committed,
        Decision decision
    )
    {
        var batch = NewBatch(committed);
        batch.Take(decision);
        return CommitAsync(log, persistence, committed, batch);
    }

    private static async Task CommitAsync(
        IRoomLog log,
        RoomPersistence persistence,
        CommittedRoom committed,
        CommandBatch batch
    )
    {
        var (commit, ciphers) = persistence.Write(committed, batch);
        Assert.Equal(AppendOutcome.Written, await log.AppendAsync(commit, default));
        var head = committed.Head with { Sequence = batch.Room.Sequence, Revision = committed.Head.Revision + 1 };
        committed.Accept(batch, head, ciphers);
    }
}
