using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>What takes an elephant or its text off the screens, and what only its author may do.</summary>
public sealed class HidingTests
{
    private readonly Workshop _workshop;
    private readonly ulong _elephant;

    public HidingTests()
    {
        (_workshop, var elephants) = Workshop.WithElephants();
        _elephant = elephants[0];
    }

    private Seat Author => _workshop.Seats[0];
    private Seat Other => _workshop.Seats[1];
    private ByteString Key => Author.OwnerKey(_elephant);
    private Elephant Elephant => _workshop.Elephant(_elephant);

    [Fact]
    public void Hide1_what_is_set_aside_is_seen_by_nobody_until_it_is_put_back()
    {
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _elephant });
        Assert.DoesNotContain(Elephant.Wording, WordingVisibility.Wordings(_workshop.Room));
        Assert.Equal(RefusalCode.Hidden, _workshop.Refused(_workshop.Host, new SetAside { Elephant = _elephant }));
        _workshop.Accepted(_workshop.Host, new PutBack { Elephant = _elephant });
        Assert.Contains(Elephant.Wording, WordingVisibility.Wordings(_workshop.Room));
        Assert.Equal(RefusalCode.NotHidden, _workshop.Refused(_workshop.Host, new PutBack { Elephant = _elephant }));
        Assert.Equal(RefusalCode.NoElephant, _workshop.Refused(_workshop.Host, new PutBack { Elephant = 1 }));
    }

    [Fact]
    public void Hide2_putting_back_does_not_bring_back_what_its_author_took()
    {
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _elephant });
        _workshop.Accepted(Other, Withdraw());
        _workshop.Accepted(_workshop.Host, new PutBack { Elephant = _elephant });
        Assert.DoesNotContain(Elephant.Wording, WordingVisibility.Wordings(_workshop.Room));
    }

    [Fact]
    public void Hide3_the_owner_key_withdraws_and_the_event_names_nobody()
    {
        var evt = _workshop.Accepted(Author, Withdraw()).Single();
        Assert.Equal(0u, evt.By);
        Assert.True(Elephant.Withdrawn);
        Assert.Empty(_workshop.Accepted(Author, Withdraw()));
        Assert.True(_workshop.Texts.ContainsKey(Elephant.Wording));
    }

    [Fact]
    public void Hide4_what_its_author_erases_is_deleted_and_stays_so()
    {
        var evt = _workshop.Accepted(Author, new Erase { Elephant = _elephant, OwnerKey = Key }).Single();
        Assert.Equal(0u, evt.By);
        Assert.False(_workshop.Texts.ContainsKey(Elephant.Wording));
        foreach (
            IMessage act in new IMessage[]
            {
                new Erase { Elephant = _elephant, OwnerKey = Key },
                Withdraw(),
                Claim(),
            }
        )
        {
            Assert.Equal(RefusalCode.AlreadyErased, _workshop.Refused(Author, act));
        }
        Assert.Equal(
            RefusalCode.AlreadyErased,
            _workshop.Refused(_workshop.Host, new EraseByHost { Elephant = _elephant })
        );
    }

    [Fact]
    public void Hide4_the_host_erases_any()
    {
        Assert.Equal(RefusalCode.Role, _workshop.Refused(Other, new EraseByHost { Elephant = _elephant }));
        Assert.Equal(RefusalCode.NoElephant, _workshop.Refused(_workshop.Host, new EraseByHost { Elephant = 1 }));
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _elephant });
        var evt = _workshop.Accepted(_workshop.Host, new EraseByHost { Elephant = _elephant }).Single();
        Assert.Equal(_workshop.Host.Number, evt.By);
        Assert.False(_workshop.Texts.ContainsKey(Elephant.Wording));
    }

    [Fact]
    public void Hide5_a_claim_puts_its_authors_name_to_it_once()
    {
        Assert.Equal(Author.Number, _workshop.Accepted(Author, Claim()).Single().By);
        Assert.Equal(Author.Number, Elephant.Author);
        Assert.Equal(RefusalCode.AlreadyClaimed, _workshop.Refused(Author, Claim()));
    }

    [Fact]
    public void Hide5_what_is_hidden_is_not_claimed()
    {
        _workshop.Accepted(_workshop.Host, new SetAside { Elephant = _elephant });
        Assert.Equal(RefusalCode.Hidden, _workshop.Refused(Author, Claim()));
    }

    [Fact]
    public void Hide6_a_wrong_key_and_an_unknown_elephant_are_answered_alike()
    {
        var stranger = Other.OwnerKey(_elephant);
        IMessage[] acts =
        [
            new Withdraw { Elephant = _elephant, OwnerKey = stranger },
            new Erase { Elephant = _elephant },
            new Claim { Elephant = _elephant, OwnerKey = ByteString.CopyFrom(new byte[31]) },
            new Withdraw { Elephant = 1, OwnerKey = Key },
            new Erase { Elephant = ulong.MaxValue, OwnerKey = Key },
            new Claim { Elephant = 0, OwnerKey = Key },
        ];
        Assert.All(acts, act => Assert.Equal(RefusalCode.OwnerKey, _workshop.Refused(Author, act)));
        Assert.Equal(RefusalCode.OwnerKey, _workshop.Keep(Other, Reword("x"))?.Code);
        Assert.Equal(RefusalCode.OwnerKey, _workshop.Keep(Other, _workshop.Rewording(1, "x"))?.Code);
    }

    [Fact]
    public void Hide7_a_rewording_waits_in_the_hat_without_the_key_that_proved_it()
    {
        Assert.Null(_workshop.Keep(Author, Reword("softer")));
        var item = _workshop.Hat.Pockets.Values.SelectMany(pocket => pocket.Items.Values).Single();
        Assert.Equal(Reword("softer"), item);
        Assert.Null(_workshop.Keep(Author, Reword("softer still")));
        Assert.Equal(1, _workshop.Hat.Items);
        Assert.Null(_workshop.Keep(Author, Workshop.Remove(PocketItems.KeyOf(_elephant))));
        Assert.Equal(0, _workshop.Hat.Items);
        Assert.Equal(RefusalCode.TextEmpty, _workshop.Keep(Author, Reword("\u200B"))?.Code);
    }

    [Fact]
    public void Hide7_what_was_withdrawn_or_erased_is_not_reworded()
    {
        _workshop.Accepted(Author, Withdraw());
        Assert.Equal(RefusalCode.Hidden, _workshop.Keep(Author, Reword("x"))?.Code);
        _workshop.Accepted(Author, new Erase { Elephant = _elephant, OwnerKey = Key });
        Assert.Equal(RefusalCode.AlreadyErased, _workshop.Keep(Author, Reword("x"))?.Code);
    }

    [Theory]
    [InlineData("What 2 sees")]
    [InlineData(" What\u200B 2 sees\r\n")]
    public void Hide11_a_rewording_into_the_same_words_is_refused(string text)
    {
        Assert.Equal(RefusalCode.SameWording, _workshop.Keep(Author, Reword(text))?.Code);
        Assert.Equal(0, _workshop.Contributing);
        Assert.Null(_workshop.Keep(Author, Reword("What 2 really sees")));
    }

    [Fact]
    public void Hide11_a_rewording_of_an_earlier_wording_is_refused_and_does_not_come_out()
    {
        var stale = Reword("from the first wording");
        Assert.Null(_workshop.Keep(Author, Reword("second")));
        _workshop.Write(_workshop.Seats[1], "more", 2);
        _workshop.Write(_workshop.Seats[2], "more", 2);
        _workshop.Pour();
        Assert.Equal(RefusalCode.Reworded, _workshop.Keep(Author, stale)?.Code);
        var misnamed = Reword("x");
        misnamed.Key = PocketItems.KeyOf(1);
        Assert.Equal(RefusalCode.Malformed, _workshop.Keep(Author, misnamed)?.Code);
    }

    [Fact]
    public void Hide8_at_the_close_a_draft_is_put_down_under_its_authors_name()
    {
        var draft = _workshop.Draft(Author, "openly", 9);
        var act = new PutDownOpenly
        {
            Draft = draft.Key,
            Text = "openly",
            Hurts = 7,
            Tag = draft.Draft.Tag,
        };
        Assert.Equal(RefusalCode.Stage, _workshop.Refused(Author, act));
        _workshop.GoTo(Stage.Close);
        var put = _workshop.Accepted(Author, act).Single();
        var id = Secrets.ElephantOf(draft.Key.Span);
        Assert.Equal((Author.Number, id), (put.By, put.PutDown.Elephant));
        Assert.Equal((Author.Number, 0u), (_workshop.Elephant(id).Author, _workshop.Elephant(id).Pour));
        Assert.Equal(RefusalCode.Malformed, _workshop.Refused(Author, act));
        _workshop.Accepted(Author, new Withdraw { Elephant = id, OwnerKey = Author.OwnerKey(id) });
    }

    [Fact]
    public void Hide8_a_draft_that_was_put_down_is_not_poured_again()
    {
        _workshop.Write(Author, "waits", 9);
        _workshop.Write(Other, "waits too", 9);
        _workshop.GoTo(Stage.Close);
        var draft = _workshop.Draft(Author, "openly", 9);
        _workshop.Accepted(
            Author,
            new PutDownOpenly
            {
                Draft = draft.Key,
                Text = "openly",
                Tag = draft.Draft.Tag,
            }
        );
        _workshop.GoTo(Stage.Debrief);
        _workshop.Write(_workshop.Seats[2], "third", 9);
        Assert.Equal(
            RefusalCode.TooFew,
            _workshop.Refused(_workshop.Host, new Reveal { Round = _workshop.Room.Round })
        );
    }

    private Withdraw Withdraw() => new() { Elephant = _elephant, OwnerKey = Key };

    private Claim Claim() => new() { Elephant = _elephant, OwnerKey = Key };

    private PocketItem Reword(string text) => _workshop.Rewording(_elephant, text);
}
