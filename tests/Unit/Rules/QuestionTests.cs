using ElephantBoard.Host.Rooms;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class QuestionTests
{
    private readonly Workshop _workshop = new(seats: 3);

    [Fact]
    public void Ask1_one_question_is_open_at_a_time_and_one_without_a_kind_is_refused()
    {
        Assert.Equal(RefusalCode.Malformed, _workshop.Refused(_workshop.Host, new AskQuestion()));
        _workshop.Ask();
        Assert.Equal(RefusalCode.QuestionOpen, _workshop.Refused(_workshop.Host, new AskQuestion()));
    }

    [Fact]
    public void Ask2_fewer_than_three_answers_are_not_counted_in_a_named_room_either()
    {
        foreach (var workshop in new[] { _workshop, new Workshop(anonymous: false) })
        {
            var count = new CountAnswers { Round = workshop.Ask() };
            var refusal = workshop.Do(workshop.Host, count).Refusal;
            Assert.Equal((RefusalCode.TooFewAnswers, "3"), (refusal.Code, refusal.Parameters["least"]));
            Assert.True(workshop.Last.IsEmpty);
        }
    }

    [Fact]
    public void Ask3_counting_and_canceling_name_the_question_that_they_mean()
    {
        var canceled = _workshop.Ask();
        _workshop.Accepted(_workshop.Host, new CancelQuestion { Round = canceled });
        Assert.Null(_workshop.Room.Question);
        _workshop.Ask();
        foreach (var round in new[] { canceled, _workshop.Room.Round, 0ul })
        {
            var (count, cancel) = (new CountAnswers { Round = round }, new CancelQuestion { Round = round });
            Assert.Equal(RefusalCode.QuestionClosed, _workshop.Refused(_workshop.Host, count));
            Assert.Equal(RefusalCode.QuestionClosed, _workshop.Refused(_workshop.Host, cancel));
        }
        _workshop.Count(3);
        Assert.Equal(
            RefusalCode.QuestionClosed,
            _workshop.Refused(_workshop.Host, new CancelQuestion { Round = _workshop.Room.Question!.Round })
        );
    }

    [Fact]
    public void Ask4_a_question_says_who_asked_and_a_counted_one_how_many_answered_until_the_next()
    {
        var round = _workshop.Ask();
        var open = _workshop.Room.OpenQuestion!;
        Assert.Equal((round, _workshop.Host.Number, false), (open.Round, open.AskedBy, open.Counted));
        _workshop.Count(4);
        Assert.Null(_workshop.Room.OpenQuestion);
        Assert.Equal((true, 4u), (_workshop.Room.Question!.Counted, _workshop.Room.Question.Answers));
        Assert.Equal(_workshop.Ask(), _workshop.Room.Question.Round);
    }

    [Fact]
    public async Task Ask5_everyone_is_told_that_a_question_opened_and_closed_whenever_they_come()
    {
        var publisher = new RoomPublisher(
            _workshop.Committed,
            new HandDrivenTime(),
            static () => { },
            static () => { }
        );
        await using var feed = publisher.Subscribe().GetAsyncEnumerator();
        Assert.True(await feed.MoveNextAsync());
        var round = _workshop.Ask();
        publisher.Publish(_workshop.Last);
        var told = new Answered { Round = round };
        Assert.Equal((told, told), (await NextAsync(feed), Greeted()));
        _workshop.Accepted(_workshop.Host, new CancelQuestion { Round = round });
        publisher.Publish(_workshop.Last);
        Assert.Equal((null, null), (await NextAsync(feed), Greeted()));

        Answered? Greeted() => publisher.Greeting().Items.FirstOrDefault(item => item.Live is not null)?.Live.Answered;
    }

    /// <summary>What the next frame says; it must hold live values.</summary>
    private static async Task<Answered?> NextAsync(IAsyncEnumerator<FeedBatch> feed)
    {
        Assert.True(await feed.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        var frame = Frame.Parser.ParseFrom(feed.Current.Frame);
        return Assert.Single(frame.Items, item => item.Live is not null).Live.Answered;
    }
}
