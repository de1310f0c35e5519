using System.Globalization;
using System.Text.RegularExpressions;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>A page and a desktop client in one room.</summary>
public sealed partial class SameRoomTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Page19_page_and_desktop_that_act_in_one_room_have_the_same_fingerprint_at_the_same_place()
    {
        await using var server = await ServerProcess.StartAsync(_folder);
        await using var entrance = new GrpcEntrance(server.Grpc);
        var membership = await People.OpenAsync(entrance, anonymous: false);
        await using var desktop = new Following(entrance, membership);
        await using var page = await browser.VisitAsync("Ann");
        await page.JoinAsync(server.Http, membership.Code, "Engineering");
        await desktop.GoToAsync(Stage.Spot);
        await Expect(page.Page.Stage("spot")).ToBeVisibleAsync();
        await page.WriteAsync("Wir sagen im Meeting ja. 🙃");
        await desktop.Pocket.SpotAsync("نقول نعم في الاجتماع", 3, null, default);
        await desktop.KeptAsync(1);
        var pour = new Command { Reveal = new() { Round = desktop.Room.Now.Room.Round } };
        Assert.NotNull((await desktop.Seat.DoAsync(pour, null, default)).Accepted);
        await desktop.GoToAsync(Stage.Debrief);
        await Expect(page.Page.Locator(".piece")).ToHaveCountAsync(2);

        await page.Page.Locator(".piece", new() { HasText = "Meeting" }).GetByRole(AriaRole.Button).FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        // What loses the focus is moved at once.
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.SavedAsync();
        var elephants = desktop.Room.Now.Room.Elephants.Keys.ToList();
        Command[] acts =
        [
            new()
            {
                MoveElephant = new()
                {
                    Elephant = elephants[0],
                    X = 300,
                    Y = 700,
                },
            },
            new() { SetAside = new() { Elephant = elephants[1] } },
            new() { PutBack = new() { Elephant = elephants[1] } },
            new()
            {
                KickOut = new()
                {
                    Elephant = elephants[1],
                    Kind = DecisionKind.Step,
                    Wording = "We say the date aloud.",
                },
            },
            new() { BringBack = new() { Elephant = elephants[1] } },
        ];
        foreach (var act in acts)
        {
            Assert.NotNull((await desktop.Seat.DoAsync(act, null, default)).Accepted);
        }
        await desktop.GoToAsync(Stage.Weigh);

        var room = desktop.Room.Now.Room;
        var told = await FingerprintAtAsync(page, room.Sequence);

        Assert.Equal(Convert.ToBase64String(new Fingerprint().Of(room)), told);
        // The page has compared with its own by then, and complains when that is another.
        await page.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        Assert.Empty(page.Complaints);
        Assert.Equal(0, desktop.Room.DivergenceCount);
    }

    /// <summary>Waits until a heartbeat tells the page the fingerprint of a place.</summary>
    private static async Task<string> FingerprintAtAsync(Visitor visitor, uint place)
    {
        using var between = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var told = visitor
                .Received.SelectMany(frame => Heartbeat().Matches(frame))
                .LastOrDefault(beat => beat.Groups[1].Value == place.ToString(CultureInfo.InvariantCulture));
            if (told is not null)
            {
                return told.Groups[2].Value;
            }
            await between.WaitForNextTickAsync(bound.Token);
        }
    }

    [GeneratedRegex(
        """
            "heartbeat":\{[^{}]*"head":\{[^{}]*"sequence":(\d+)[^{}]*\},"fingerprint":"([^"]+)"
            """
    )]
    private static partial Regex Heartbeat();
}
