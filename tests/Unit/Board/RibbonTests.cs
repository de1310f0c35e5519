using ElephantBoard.Board.Ribbon;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Skia.Text;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class RibbonTests : IDisposable
{
    private static readonly RibbonWords Words = new(
        Stage.Debrief,
        "Which situations hurt our ability to collaborate?",
        "Win one technical deal in three, not one in five.",
        "elephants.example/r",
        "H7QM3-KXT5W"
    );

    private readonly FontSet _fonts = new();
    private readonly Typesetter _typesetter;

    public RibbonTests()
    {
        _typesetter = new Typesetter(_fonts);
    }

    public void Dispose()
    {
        _typesetter.Dispose();
        _fonts.Dispose();
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    [InlineData(3840, 2160)]
    [InlineData(1024, 768)]
    [InlineData(800, 600)]
    [InlineData(480, 800)]
    [InlineData(320, 480)]
    public void Scene10_nothing_on_the_ribbon_covers_another_or_leaves_the_window(int width, int height)
    {
        var at = Lay(Words, width, height);
        var areas = Areas(at);
        foreach (var (name, area) in areas)
        {
            Assert.True(area.X >= 0 && area.Right <= width && area.Bottom <= at.Height, $"{name} {area}");
            foreach (var (other, second) in areas.Where(each => string.CompareOrdinal(each.Name, name) > 0))
            {
                Assert.False(area.Overlaps(second), $"{name} {area} and {other} {second}");
            }
        }

        Assert.InRange(at.Height, 1, height * 0.4f);
    }

    [Fact]
    public void Scene10_a_prompt_in_arabic_stays_clear_of_the_code()
    {
        var at = Lay(Words with { Prompt = "أي المواقف تضر بقدرتنا على التعاون؟" }, 1920, 1080);
        Assert.True(at.PromptAt.X + at.Prompt!.Size.X < at.CodeAt!.Value.X);
    }

    [Fact]
    public void Scene10_as_the_window_gets_narrow_the_qr_code_and_the_address_go_first_then_the_other_stages_then_the_code()
    {
        var seen = Enumerable
            .Range(0, 172)
            .Select(i => Lay(Words, 1920 - (i * 10), 900))
            .Select(at =>
                new object?[] { at.QrArea, at.AddressAt, at.CodeAt }.Count(place => place is null)
                + (at.DotsAt is null ? 0 : 1)
            )
            .ToArray();
        Assert.Equal(seen.Order(), seen);
        Assert.Equal([0, 2, 3, 4], seen.Distinct());
    }

    [Fact]
    public void Scene10_at_1080_lines_no_type_is_under_twenty_pixels()
    {
        var at = Lay(Words, 1920, 1080);
        List<ITextLayout> texts = [at.Address!, at.Code!, at.Concern!, at.Prompt!, .. at.Tabs.Select(tab => tab.Word)];
        Assert.All(texts, text => Assert.InRange(text.Size.Y, 20 * 1.3f, 100));
    }

    [Fact]
    public void Scene10_the_ribbon_follows_the_room_and_the_floor_is_what_is_left_below_it()
    {
        using var room = new ShownRoom();
        var ribbon = room.Scene.Ribbon;
        room.Host.Tick();
        Assert.True(ribbon.Tabs[Stage.Gather].IsPresent);
        room.Tell(Facts.Stage(Stage.Gather, Stage.Spot));
        Assert.True(ribbon.Tabs[Stage.Spot].IsPresent);
        Assert.False(ribbon.Tabs[Stage.Gather].IsPresent);
        Assert.InRange(room.Scene.Camera.Frame.Y, ribbon.Height - 1.1f, ribbon.Height);
        (room.Host.Window.Width, room.Host.Window.Height) = (1920, 1080);
        room.Host.Tick();
        Assert.Equal(1920, room.Scene.Camera.Frame.Width);
        Assert.Equal(1080, room.Scene.Camera.Frame.Bottom);
        Assert.InRange(room.Scene.Camera.Frame.Y, ribbon.Height - 1.1f, ribbon.Height);
    }

    [Fact]
    public void Scene10_stages_are_only_read_where_nobody_listens_and_chosen_where_somebody_does()
    {
        using var room = new ShownRoom();
        var tab = room.Scene.Ribbon.Tabs[Stage.Weigh];
        var chosen = 0;
        tab.Chosen += _ => chosen++;
        room.Host.Tick();
        room.Host.Click(tab.ScreenCentre);
        Assert.Equal(0, chosen);
        tab.Interactable = true;
        room.Host.Tick();
        room.Host.Click(tab.ScreenCentre);
        Assert.Equal(1, chosen);
    }

    private RibbonLayout Lay(RibbonWords words, float width, float height, bool isLow = false) =>
        new(_typesetter, words, new(width, height), hasQr: true, isLow);

    private static List<(string Name, Rect Area)> Areas(RibbonLayout at)
    {
        var areas = new List<(string, Rect)> { ("stages", at.Pill) };
        Add("prompt", at.Prompt, at.PromptAt);
        Add("concern", at.Concern, at.ConcernAt);
        Add("address", at.Address, at.AddressAt);
        Add("code", at.Code, at.CodeAt);
        if (at.QrArea is { } qr)
        {
            areas.Add(("qr", qr));
        }

        return areas;

        void Add(string name, ITextLayout? text, System.Numerics.Vector2? place)
        {
            if (text is not null && place is { } corner)
            {
                areas.Add((name, Rect.At(corner, text.Size)));
            }
        }
    }
}
