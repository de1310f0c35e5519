using ElephantBoard.Board.Decisions;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Skia.Text;
using ElephantBoard.Tests.Unit.Engine.Headless;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>Decisions as the room reads them: when they are made, and in the close. And a shared screen that is cut off.</summary>
public sealed class DecisionTests
{
    private static readonly TimeSpan Read = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scene21_a_decision_is_shown_to_the_room_when_its_elephant_leaves(bool isScreen)
    {
        await using var room = new WorkedRoom(
            isScreen ? Role.RoomSeat : Role.Participant,
            Stage.KickOut,
            isScreen: isScreen
        );
        var banner = room.Scene.Decision;
        Assert.True(banner.IsBlank);
        Decide(room, "Ann asks Bo by Friday.", DecisionKind.Step, 10);
        Assert.Equal("Ann asks Bo by Friday.", banner.Shown?.Sentence);
        Assert.Equal("elephant 10", banner.Shown?.Elephant);
        room.Shown.Pass(5_000);
        Assert.False(banner.IsBlank);
        room.Shown.Pass(2_000);
        Assert.True(banner.IsBlank);
        Decide(room, "Bo answers Ann.", DecisionKind.Ask, 11);
        room.Click(banner.ScreenCentre);
        Assert.True(banner.IsBlank);
    }

    [Fact]
    public async Task Scene21_whoever_made_a_decision_reads_it_before_the_answer_to_their_command()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        room.Shown.Optimistic = now =>
            now with
            {
                Elephants = now.Elephants.SetItem(10, now.Elephants[10] with { Decision = default }),
            };
        Decide(room, "Ann asks Bo by Friday.", DecisionKind.Step, 10);
        Assert.Equal("Ann asks Bo by Friday.", room.Scene.Decision.Shown?.Sentence);
    }

    [Fact]
    public async Task Scene21_the_same_decision_is_announced_once_and_others_wait()
    {
        await using var room = new WorkedRoom(stage: Stage.KickOut, elephants: 9);
        var banner = room.Scene.Decision;
        Decide(room, "We live with it.", DecisionKind.Accepted, 10, 11);
        Decide(room, "Second.", DecisionKind.Solved, 12);
        Assert.Equal("We live with it.", banner.Shown?.Sentence);
        room.Shown.Pass(7_000);
        Assert.Equal("Second.", banner.Shown?.Sentence);
        room.Shown.Tell(Facts.CameBack(12));
        Assert.True(banner.IsBlank);
        for (var i = 13ul; i < 18; i++)
        {
            Decide(room, $"Number {i}.", DecisionKind.Solved, i);
        }

        var seen = new HashSet<string>();
        for (var passed = 0; passed < 40_000; passed += 500)
        {
            room.Shown.Pass(500);
            seen.Add(banner.Shown?.Sentence ?? "");
        }

        Assert.Equal(["", "Number 13.", "Number 15.", "Number 16.", "Number 17."], seen.Order());
    }

    [Theory]
    [InlineData(1920, 1080, 61)]
    [InlineData(1280, 720, 31)]
    [InlineData(640, 400, 14)]
    public async Task Scene21_all_of_a_sentence_is_shown_as_large_as_it_fits(int width, int height, float least)
    {
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        await using var room = new WorkedRoom(
            stage: Stage.KickOut,
            width: width,
            height: height,
            host: new HeadlessHost(typesetter)
        );
        var banner = room.Scene.Decision;
        Decide(room, "Ann asks Bo for the real date by Friday.", DecisionKind.Step, 10);
        Assert.True(banner.IsWhole);
        Assert.InRange(banner.Type, least, 61);
        room.Host.Pass(Read);
        Decide(room, string.Join(' ', Enumerable.Repeat("promise", 62)), DecisionKind.Step, 11);
        Assert.True(banner.IsWhole);
        Assert.InRange(banner.Bounds.Height, 1, height);
    }

    [Fact]
    public async Task Scene21_what_a_reload_or_a_resync_brings_is_not_announced()
    {
        await using var room = new WorkedRoom(stage: Stage.KickOut);
        Decide(room, "Ann asks Bo by Friday.", DecisionKind.Step, 10);
        room.Shown.Replace(view => view with { Epoch = view.Epoch + 1 });
        Assert.True(room.Scene.Decision.IsBlank);
    }

    [Theory]
    [InlineData(3, 1280, 720, true)]
    [InlineData(24, 1280, 720, true)]
    [InlineData(24, 1920, 1080, true)]
    [InlineData(24, 1280, 720, false)]
    public async Task Scene22_in_the_close_the_floor_is_the_wall_of_decisions(
        int count,
        int width,
        int height,
        bool isScreen
    )
    {
        using var fonts = new FontSet();
        using var typesetter = new Typesetter(fonts);
        await using var room = new WorkedRoom(
            isScreen ? Role.RoomSeat : Role.Facilitator,
            Stage.KickOut,
            elephants: count + 2,
            width: width,
            height: height,
            isScreen: isScreen,
            host: new HeadlessHost(typesetter)
        );
        for (var i = 0; i < count; i++)
        {
            Decide(
                room,
                $"Person {i} asks the other department for the real date by Friday; we see it on the slide.",
                i % 2 == 0 ? DecisionKind.Accepted : DecisionKind.Step,
                WorkedRoom.Id(i)
            );
        }

        var wall = room.Scene.Wall;
        Assert.False(wall.IsShown);
        room.Shown.Tell(Facts.Stage(Stage.KickOut, Stage.Close));
        Assert.Equal(count, wall.Cards.Count);
        Assert.Equal(
            room.Scene.Wall.Cards.Select(card => !card.Words!.IsPromise).Order(),
            wall.Cards.Select(card => !card.Words!.IsPromise)
        );
        Assert.Contains("2", wall.Foot, StringComparison.Ordinal);
        Assert.All(wall.Cards, card => Assert.True(card.IsWhole));
        Assert.All(
            wall.Cards,
            card => Assert.True(card.Transform.Position.Y + card.Size.Y <= wall.Size.Y, "It is on the screen.")
        );
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                Assert.False(Of(wall.Cards[i]).Overlaps(Of(wall.Cards[j])));
            }
        }

        static Rect Of(DecisionCard card) => Rect.At(card.Transform.Position, card.Size);
    }

    [Fact]
    public async Task Scene22_a_decision_on_the_wall_opens_its_elephant_and_leaves_with_it()
    {
        await using var room = new WorkedRoom(Role.Facilitator, Stage.KickOut);
        Decide(room, "Ann asks Bo by Friday.", DecisionKind.Step, 10);
        room.Shown.Tell(Facts.Stage(Stage.KickOut, Stage.Close));
        room.Shown.Pass(8_000);
        room.Click(room.Scene.Wall.Cards.Single().ScreenCentre);
        Assert.Equal(room.Say("dialog.title"), room.Open<Dialog>()?.Label);
        room.Host.Press(Key.Escape);
        room.Shown.Tell(Facts.CameBack(10));
        Assert.False(room.Scene.Wall.IsShown);
        Assert.True(room.Scene.Wall.IsBlank);
    }

    [Fact]
    public async Task Scene23_the_shared_screen_says_within_two_seconds_that_it_is_cut_off()
    {
        await using var room = new WorkedRoom(Role.RoomSeat, Stage.Debrief, isScreen: true);
        var banner = room.Scene.Link!;
        room.Shown.Pass(3_000);
        Assert.Equal("", banner.Words);
        room.Shown.Learn(view => view with { Link = LinkState.Reconnecting });
        room.Shown.Pass(2_000);
        Assert.Equal(room.Scene.Link!.Words, Sentences.English["status.screen_cut"]);
        room.Shown.Learn(view => view with { Link = LinkState.Live });
        Assert.Equal("", banner.Words);
        room.Shown.Learn(view => view with { Link = new LinkState(LinkPhase.Ended) });
        room.Shown.Pass(2_000);
        Assert.Equal(Sentences.English[room.Seat.End.Sentence()], banner.Words);
    }

    private static void Decide(WorkedRoom room, string sentence, DecisionKind kind, params ulong[] elephants)
    {
        var told = elephants.Select(id => Facts.KickedOut(id, kind)).ToArray();
        foreach (var each in told)
        {
            room.Shown.Learn(view =>
                view with
                {
                    Wordings = view.Wordings.SetItem(WordingId.From(each.KickedOut.Decision), sentence),
                }
            );
        }

        room.Shown.Tell(told);
    }
}
