using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>The page in a hand: fingers, a small screen, a keyboard that covers half of it.</summary>
public sealed class PhoneTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
    private ServerProcess? _server;

    private Uri Server => _server!.Http;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Page52_a_swipe_pans_a_hold_picks_up_and_a_tap_opens()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann", 390, 844);
        await ann.Page.AddInitScriptAsync(
            "window.felt = 0; Object.defineProperty(navigator, 'vibrate', { value: () => window.felt++ });"
        );
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        await host.PressAsync("Next: spot");
        await host.WriteAsync("Nobody says that the date is a wish.");
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        await ann.JoinAsync(Server, code, "Sales");
        var page = ann.Page;
        await page.PartAsync("Board");
        var piece = page.Locator(".piece").First;
        await piece.ScrollIntoViewIfNeededAsync();
        await Expect(piece).ToBeInViewportAsync();
        var finger = await Finger.OnAsync(page);

        var (x, panned) = (await PlaceAsync(piece), await PannedAsync(page));
        // Away from the edge of the floor, so that there is something to see there.
        var way = panned > 150 ? 120 : -120;
        await finger.DownAsync(piece);
        await finger.MoveAsync(way);
        await finger.UpAsync();
        Assert.True(Math.Abs(await PannedAsync(page) - panned) > 50, "a swipe on an elephant does not pan");
        Assert.Equal(x, await PlaceAsync(piece));

        await piece.ScrollIntoViewIfNeededAsync();
        panned = await PannedAsync(page);
        await finger.DownAsync(piece);
        await Expect(page.Locator(".piece.is-picked")).ToBeVisibleAsync();
        await ann.PictureAsync("phone-picked-up");
        await finger.MoveAsync(way / 2);
        await finger.UpAsync();
        Assert.Equal(1, await page.EvaluateAsync<int>("window.felt"));
        Assert.Equal(panned, await PannedAsync(page));
        await page.SavedAsync();
        Assert.NotEqual(x, await PlaceAsync(piece));

        await piece.TapAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Nobody says that the date is a wish.");
    }

    [Fact]
    public async Task Page54_a_phone_that_shows_what_is_mine_says_that_the_hat_was_poured()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann", 390, 844);
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        await ann.JoinAsync(Server, code, "Sales");
        await host.PressAsync("Next: spot");
        await Expect(ann.Page.Locator(".change")).ToContainTextAsync("Now: spot.");
        await host.WriteAsync("Poured for everyone.");
        var field = ann.Page.GetByLabel("What does nobody say?");
        await field.FillAsync("Half a thou");
        await host.PressAsync("Pour the hat");
        var change = ann.Page.Locator(".change");
        await Expect(change).ToContainTextAsync("The hat was poured: 1 elephant.");
        await host.PressAsync("Next: debrief");
        await Expect(change).ToContainTextAsync("Now: debrief.");
        await ann.PictureAsync("phone-poured");
        await Expect(field).ToHaveValueAsync("Half a thou");
        await Expect(field).ToBeFocusedAsync();
        await change.GetByRole(AriaRole.Button, new() { Name = "Show the elephants" }).ClickAsync();
        await Expect(ann.Page.Locator(".panel .row").GetByText("Poured for everyone.")).ToBeVisibleAsync();
        await Expect(change).ToHaveCountAsync(0);
        await ann.Page.PartAsync("Mine");
        await Expect(field).ToHaveValueAsync("Half a thou");
    }

    private static async Task<string> PlaceAsync(ILocator piece) =>
        await piece.EvaluateAsync<string>("e => e.style.getPropertyValue('--x')");

    private static Task<double> PannedAsync(IPage page) =>
        page.Locator(".board-frame").EvaluateAsync<double>("e => e.scrollLeft");

    /// <summary>One finger, as the browser gets it from a touch screen.</summary>
    private sealed class Finger(ICDPSession device)
    {
        private (double X, double Y) _at;

        public static async Task<Finger> OnAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

        public async Task DownAsync(ILocator on)
        {
            var box = (await on.BoundingBoxAsync())!;
            _at = (box.X + (box.Width / 2), box.Y);
            await SendAsync("touchStart", _at);
        }

        /// <summary>Moves sideways, in steps as a hand does.</summary>
        public async Task MoveAsync(double by)
        {
            for (var step = 1; step <= 12; step++)
            {
                await SendAsync("touchMove", (_at.X + (by * step / 12), _at.Y));
            }
        }

        public Task UpAsync() => SendAsync("touchEnd", null);

        private async Task SendAsync(string type, (double X, double Y)? at) =>
            await device.SendAsync(
                "Input.dispatchTouchEvent",
                new()
                {
                    ["type"] = type,
                    ["touchPoints"] = at is { } point
                        ? new[]
                        {
                            new Dictionary<string, object> { ["x"] = point.X, ["y"] = point.Y },
                        }
                        : [],
                }
            );
    }
}
