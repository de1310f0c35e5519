using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Rules;

public sealed class SpotTests
{
    private readonly Workshop _workshop = Spotting();

    private Seat Ana => _workshop.Seats[0];
    private Seat Bo => _workshop.Seats[1];

    [Fact]
    public void Spot1_one_pocket_a_participant_a_round_however_often_it_is_taken()
    {
        Assert.Null(_workshop.Take(Ana));
        Assert.Equal(1, _workshop.Hat.Taken);
        Assert.Null(_workshop.Take(Ana));
        Assert.True(_workshop.Last.IsEmpty);
        Assert.Equal(RefusalCode.PocketTaken, _workshop.Take(Ana, key: _workshop.NewSeat())?.Code);
        Assert.Equal(RefusalCode.PocketTaken, _workshop.Take(Bo, key: Ana)?.Code);
        Assert.Equal(RefusalCode.RoundClosed, _workshop.Take(Bo, round: _workshop.Room.Round + 1)?.Code);
        Assert.Equal((1, 1), (_workshop.Hat.Taken, _workshop.Hat.Pockets.Count));
    }

    [Theory]
    [InlineData(Role.Observer)]
    [InlineData(Role.RoomSeat)]
    public void Spot2_who_only_watches_has_no_pocket(Role role) =>
        Assert.Equal(RefusalCode.NoPocketForRole, _workshop.Take(_workshop.Join("Watcher", role, 0))?.Code);

    [Fact]
    public void Spot3_commands_of_a_pocket_go_one_by_one_without_a_gap()
    {
        _workshop.Take(Ana);
        foreach (var counter in new uint[] { 0, 2, uint.MaxValue })
        {
            var refusal = _workshop.Send(_workshop.PocketCommand(Ana, _workshop.Draft(Ana, "x"), counter));
            Assert.Equal((RefusalCode.PocketOrder, "1"), (refusal?.Code, refusal?.Parameters["expected"]));
        }
        Assert.Null(_workshop.Send(_workshop.PocketCommand(Ana, _workshop.Draft(Ana, "x"), 1)));
        Assert.Null(_workshop.Send(_workshop.PocketCommand(Ana, _workshop.Draft(Ana, "y", 2), 2)));
        Assert.Equal(
            RefusalCode.PocketOrder,
            _workshop.Send(_workshop.PocketCommand(Ana, _workshop.Draft(Ana, "x"), 1))?.Code
        );
    }

    [Fact]
    public void Spot4_the_last_command_again_is_answered_again_and_other_content_is_refused()
    {
        _workshop.Take(Ana);
        var command = _workshop.PocketCommand(Ana, _workshop.Draft(Ana, "x"), 1);
        Assert.Null(_workshop.Send(command));
        command.Padding = ByteString.CopyFrom(new byte[900]);
        Assert.Null(_workshop.Send(command));
        Assert.True(_workshop.Last.IsEmpty);
        command.Put.Draft.Text = "y";
        Assert.Equal(RefusalCode.IdReused, _workshop.Send(command)?.Code);
    }

    [Fact]
    public void Spot5_a_pocket_opens_with_its_secret_in_its_round_only()
    {
        var draft = _workshop.Draft(Ana, "x");
        Assert.Equal(RefusalCode.NoPocket, _workshop.Send(_workshop.PocketCommand(Ana, draft, 1))?.Code);
        _workshop.Take(Ana);
        Assert.Equal(RefusalCode.NoPocket, _workshop.Send(_workshop.PocketCommand(Bo, draft, 1))?.Code);
        var late = _workshop.PocketCommand(Ana, draft, 1);
        late.Round++;
        Assert.Equal(RefusalCode.RoundClosed, _workshop.Send(late)?.Code);
        var bare = _workshop.PocketCommand(Ana, draft, 1);
        bare.Secret = ByteString.Empty;
        Assert.Equal(RefusalCode.Malformed, _workshop.Send(bare)?.Code);
    }

    [Fact]
    public void Spot6_a_draft_is_written_over_dropped_and_nobody_is_told()
    {
        var before = _workshop.Room;
        _workshop.Write(Ana, "first");
        _workshop.Write(Ana, "better");
        Assert.Equal((1, 1), (_workshop.Hat.Items, _workshop.Contributing));
        Assert.Null(_workshop.Keep(Ana, Workshop.Remove(Ana.Draft(1))));
        Assert.Null(_workshop.Keep(Ana, Workshop.Remove(Ana.Draft(1))));
        Assert.Equal((0, 0), (_workshop.Hat.Items, _workshop.Contributing));
        Assert.Same(before, _workshop.Room);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("hurts")]
    [InlineData("tag")]
    public void Spot7_a_draft_says_what_an_elephant_needs(string field)
    {
        var draft = _workshop.Draft(Ana, "x");
        _ = field switch
        {
            "key" => draft.Key = ByteString.CopyFrom(new byte[15]),
            "tag" => draft.Draft.Tag = ByteString.CopyFrom(new byte[31]),
            _ => (object)(draft.Draft.Hurts = 8),
        };
        var refusal = _workshop.Keep(Ana, draft);
        Assert.Equal((RefusalCode.Malformed, field), (refusal?.Code, refusal?.Parameters["field"]));
    }

    [Theory]
    [InlineData(false, new uint[] { }, true)]
    [InlineData(true, new uint[] { }, true)]
    [InlineData(false, new uint[] { 3 }, true)]
    [InlineData(false, new uint[] { 1, 3 }, true)]
    [InlineData(true, new uint[] { 1 }, false)]
    [InlineData(false, new uint[] { 0 }, false)]
    [InlineData(false, new uint[] { 4 }, false)]
    [InlineData(false, new uint[] { 2, 1 }, false)]
    [InlineData(false, new uint[] { 2, 2 }, false)]
    [InlineData(false, new uint[] { 1, 2, 3 }, false)]
    public void Spot7_it_stands_between_everyone_two_departments_or_inside_one(bool everyone, uint[] which, bool good)
    {
        var draft = _workshop.Draft(Ana, "x");
        draft.Draft.Between = new Between { Everyone = everyone, Departments = { which } };
        Assert.Equal(good ? null : RefusalCode.Malformed, _workshop.Keep(Ana, draft)?.Code);
    }

    [Fact]
    public void Spot7_what_a_newer_client_adds_is_not_kept()
    {
        // Field 99 with one byte.
        byte[] unknown = [0x9A, 0x06, 0x01, 0x00];
        var newer = PocketItem.Parser.ParseFrom([.. _workshop.Draft(Ana, "x").ToByteArray(), .. unknown]);
        newer.Draft = DraftItem.Parser.ParseFrom([.. newer.Draft.ToByteArray(), .. unknown]);
        Assert.Null(_workshop.Keep(Ana, newer));
        var kept = _workshop.Last.Changes.OfType<Change.ItemKept>().Single().Item!;
        Assert.Equal(_workshop.Draft(Ana, "x").ToByteArray(), kept.ToByteArray());
    }

    [Fact]
    public void Spot8_a_pocket_and_a_room_hold_so_many_and_say_so()
    {
        var workshop = Spotting(Limits.Default with { Items = 2, Elephants = 3 });
        workshop.Write(workshop.Seats[0], "x", 1);
        workshop.Write(workshop.Seats[0], "x", 2);
        var third = workshop.Keep(workshop.Seats[0], workshop.Draft(workshop.Seats[0], "x", 3));
        Assert.Equal((RefusalCode.TooManyDrafts, "2"), (third?.Code, third?.Parameters["limit"]));
        workshop.Write(workshop.Seats[0], "over the first", 1);
        workshop.Write(workshop.Seats[1], "x");
        var fourth = workshop.Keep(workshop.Seats[2], workshop.Draft(workshop.Seats[2], "x"));
        Assert.Equal((RefusalCode.TooManyElephants, "3"), (fourth?.Code, fourth?.Parameters["limit"]));
    }

    [Fact]
    public void Spot9_an_anonymous_pocket_has_no_owner_and_a_named_one_has()
    {
        _workshop.Write(Ana, "x");
        Assert.All(_workshop.Hat.Pockets.Values, pocket => Assert.Equal(0u, pocket.Owner));
        var named = Spotting(anonymous: false);
        named.Write(named.Seats[0], "x");
        Assert.Equal(named.Seats[0].Number, named.Hat.Pockets.Values.Single().Owner);
    }

    [Fact]
    public void Spot10_what_a_batch_keeps_in_a_pocket_names_no_participant()
    {
        _workshop.Write(Ana, "x");
        Assert.All(
            _workshop.Last.Changes,
            change => Assert.True(change is Change.PocketKept { Pocket.Owner: 0 } or Change.ItemKept)
        );
        Assert.Empty(_workshop.Last.Remembered);
    }

    private static Workshop Spotting(Limits? limits = null, bool anonymous = true)
    {
        var workshop = new Workshop(anonymous, limits, seats: 3);
        workshop.GoTo(Stage.Spot);
        return workshop;
    }
}
