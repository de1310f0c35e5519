using ElephantBoard.Host.Rooms;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class YesNoTests
{
    private readonly Workshop _workshop = new(seats: 4);

    [Theory]
    [InlineData(YesNoSentence.MoreTime)]
    [InlineData(YesNoSentence.GoodEnough)]
    public void Yesno1_one_of_its_sentences_is_asked_in_every_stage(YesNoSentence sentence)
    {
        for (var stage = Stage.Gather; stage <= Stage.Close; stage++)
        {
            _workshop.GoTo(stage);
            Ask(sentence);
            Assert.Equal(sentence, _workshop.Room.OpenQuestion!.YesNo.Sentence);
            _workshop.Accepted(_workshop.Host, new CancelQuestion { Round = _workshop.Room.OpenQuestion.Round });
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Yesno1_another_sentence_and_another_answer_are_refused(int number)
    {
        var refusal = _workshop.Do(_workshop.Host, Question((YesNoSentence)number)).Refusal;
        Assert.Equal((RefusalCode.Malformed, "sentence"), (refusal.Code, refusal.Parameters["field"]));
        var round = Ask();
        refusal = Put(_workshop.Seats[0], round, (YesNo)number);
        Assert.Equal((RefusalCode.Malformed, "answer"), (refusal?.Code, refusal?.Parameters["field"]));
    }

    [Fact]
    public void Yesno1_an_answer_without_a_kind_or_with_another_key_is_refused()
    {
        var round = Ask();
        var (none, other) = (Item(YesNo.Yes), Item(YesNo.Yes));
        none.Answer = new AnswerItem();
        other.Key = ByteString.CopyFrom(2);
        Assert.Equal("kind", Put(_workshop.Seats[0], round, none)?.Parameters["field"]);
        Assert.Equal("key", Put(_workshop.Seats[0], round, other)?.Parameters["field"]);
    }

    [Fact]
    public void Yesno2_the_last_answer_of_each_is_counted_and_no_event_before_tells_of_one()
    {
        var round = Ask();
        var before = _workshop.Events.Count;
        YesNo[] answers = [YesNo.Yes, YesNo.Yes, YesNo.No, YesNo.No];
        foreach (var (seat, answer) in _workshop.Seats.Zip(answers))
        {
            Assert.Null(Put(seat, round, answer));
        }

        Assert.Null(Put(_workshop.Seats[0], round, YesNo.No, counter: 2));
        Assert.Null(Keep(_workshop.Seats[3], round, Workshop.Remove(PocketItems.AnswerKey), counter: 2));
        Assert.Equal(before, _workshop.Events.Count);
        var fact = _workshop.Accepted(_workshop.Host, new CountAnswers { Round = round }).Single().AnswersCounted;
        Assert.Equal((3u, new YesNoResult { Yes = 1, No = 2 }), (fact.Answers, fact.YesNoResult));
    }

    [Fact]
    public void Yesno2_the_result_says_how_many_answered_what()
    {
        var round = Ask();
        YesNo[] answers = [YesNo.Yes, YesNo.No, YesNo.Yes];
        foreach (var (seat, answer) in _workshop.Seats.Zip(answers))
        {
            Assert.Null(Put(seat, round, answer));
        }

        var fact = _workshop.Accepted(_workshop.Host, new CountAnswers { Round = round }).Single().AnswersCounted;
        var result = new YesNoResult { Yes = 2, No = 1 };
        Assert.Equal((3u, result), (fact.Answers, fact.YesNoResult));
        var question = _workshop.Room.Question!;
        Assert.Equal((YesNoSentence.GoodEnough, result), (question.YesNo.Sentence, question.YesNoResult));
        Assert.DoesNotContain(round, _workshop.Hidden.Rounds.Keys);
        Assert.Equal(RefusalCode.QuestionClosed, _workshop.Refused(_workshop.Host, new CountAnswers { Round = round }));
    }

    [Fact]
    public void Ask2_three_answers_are_counted_only_while_three_who_do_not_lead_are_here()
    {
        var round = Ask();
        foreach (var seat in _workshop.Seats.Take(2).Append(_workshop.Host))
        {
            Assert.Null(Put(seat, round, YesNo.Yes));
        }

        var count = new CountAnswers { Round = round };
        Assert.Equal(RefusalCode.TooFewAnswers, _workshop.Refused(_workshop.Host, count));
        Assert.Null(Put(_workshop.Seats[2], round, YesNo.Yes));
        _workshop.Accepted(_workshop.Seats[0], new Leave());
        Assert.Equal(RefusalCode.TooFewAnswers, _workshop.Refused(_workshop.Host, count));
        Assert.Null(_workshop.Take(_workshop.Seats[3], round));
        // The answer of the participant who left is still in its pocket.
        var fact = _workshop.Accepted(_workshop.Host, count).Single().AnswersCounted;
        Assert.Equal((4u, 4u), (fact.Answers, fact.YesNoResult.Yes));
    }

    [Fact]
    public async Task Ask5_the_number_of_answers_is_told_a_second_after_a_change_and_not_more_often()
    {
        var scheduled = 0;
        var publisher = new RoomPublisher(
            _workshop.Committed,
            new HandDrivenTime(),
            static () => { },
            () => scheduled++
        );
        var round = Ask();
        publisher.Publish(_workshop.Last);
        await using var feed = publisher.Subscribe().GetAsyncEnumerator();
        Assert.True(await feed.MoveNextAsync());
        foreach (var seat in _workshop.Seats)
        {
            Put(seat, round, YesNo.No);
            publisher.Publish(_workshop.Last);
        }

        Assert.Equal((1, 0u), (scheduled, Greeted()));
        await publisher.PublishAnswers(default);
        Assert.True(await feed.MoveNextAsync());
        var told = Frame.Parser.ParseFrom(feed.Current.Frame).Items.Single().Live.Answered;
        Assert.Equal((4u, 4u), (told.Done, Greeted()));
        // An answer that changes changes nothing that anybody sees.
        Put(_workshop.Seats[0], round, YesNo.Yes, counter: 2);
        publisher.Publish(_workshop.Last);
        Assert.Equal(1, scheduled);
        Keep(_workshop.Seats[0], round, Workshop.Remove(PocketItems.AnswerKey), counter: 3);
        publisher.Publish(_workshop.Last);
        await publisher.PublishAnswers(default);
        Assert.Equal((2, 3u), (scheduled, Greeted()));

        uint Greeted() => publisher.Greeting().Items.Single(item => item.Live is not null).Live.Answered.Done;
    }

    [Fact]
    public void Yesno3_all_answers_have_one_size_in_storage()
    {
        var round = Ask();
        _workshop.Take(_workshop.Seats[0], round);
        var none = Size();
        Put(_workshop.Seats[0], round, YesNo.Yes);
        var (yes, item) = (Size(), Stored());
        Put(_workshop.Seats[0], round, YesNo.No, counter: 2);
        Assert.Equal((none, none), (yes, Size()));
        Assert.Equal(item.CalculateSize(), Stored().CalculateSize());

        int Size()
        {
            var cipher = new HatCipher(new byte[32], Guid.Empty, round, new byte[HatCipher.NonceSize]);
            return RoundImage.Seal(cipher, _workshop.Hidden).Value.Length;
        }

        PocketItem Stored() => _workshop.Hidden.RoundOf(round).Pockets.Values.Single().Items.Values.Single();
    }

    private static AskQuestion Question(YesNoSentence sentence) => new() { YesNo = new() { Sentence = sentence } };

    private static PocketItem Item(YesNo answer) =>
        new()
        {
            Key = PocketItems.AnswerKey,
            Version = ulong.MaxValue,
            Answer = new AnswerItem { YesNo = new() { Answer = answer } },
        };

    private ulong Ask(YesNoSentence sentence = YesNoSentence.GoodEnough) =>
        _workshop.Accepted(_workshop.Host, Question(sentence)).Single().QuestionAsked.Round;

    private Refusal? Put(Seat seat, ulong round, YesNo answer, uint counter = 1) =>
        Keep(seat, round, Item(answer), counter);

    private Refusal? Put(Seat seat, ulong round, PocketItem item) => Keep(seat, round, item, 1);

    private Refusal? Keep(Seat seat, ulong round, IMessage act, uint counter)
    {
        _workshop.Take(seat, round);
        var command = _workshop.PocketCommand(seat, act, counter);
        command.Round = round;
        command.Secret = ByteString.CopyFrom(seat.PocketSecret(_workshop.Room.Id, round));
        return _workshop.Send(command);
    }
}
