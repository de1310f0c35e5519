using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>The door of the page's board: what is dropped on it, what is shown to everyone, and the wall of decisions.</summary>
public sealed class DoorTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Decision = "Ann asks Bo for the real date by Friday.";

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
    public async Task Page60_an_elephant_is_dropped_on_the_door_and_everyone_reads_its_decision()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ben = await browser.VisitAsync("Ben", 390, 844);
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        await ben.JoinAsync(Server, code, "Engineering");
        await host.PressAsync("Next: spot");
        await host.WriteAsync("The date on the slide is a wish.");
        await host.WriteAsync("Nobody reads the third version.");
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        var piece = host.Page.Locator(".piece:not(.walker)", new() { HasText = "slide" });
        await Expect(piece).ToBeVisibleAsync();
        var before = await piece.GetAttributeAsync("style");

        await DragToDoorAsync(host.Page, piece, release: false);
        await Expect(host.Page.Locator(".door-call")).ToHaveTextAsync("Let go to write the decision");
        await host.Page.Mouse.UpAsync();
        var dialog = host.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("The date on the slide is a wish.")).ToBeVisibleAsync();
        await host.Page.Keyboard.PressAsync("Escape");
        await Expect(piece).ToHaveAttributeAsync("style", before ?? "");

        await DragToDoorAsync(host.Page, piece, release: true);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "One small step" }).CheckAsync(new() { Force = true });
        await dialog.GetByLabel("In one sentence").FillAsync(Decision);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Out the door" }).ClickAsync();
        foreach (var visitor in new[] { host, ben })
        {
            await Expect(visitor.Page.Locator(".decided-sentence")).ToHaveTextAsync(Decision);
        }

        await Expect(host.Page.Locator(".porch-note")).ToHaveCountAsync(1);
        foreach (var stage in new[] { "weigh", "kick out", "close" })
        {
            await host.PressAsync($"Next: {stage}");
            await Expect(host.Page.Stage(stage)).ToBeVisibleAsync();
        }

        await Expect(host.Page.Locator(".decision-sentence")).ToHaveTextAsync(Decision);
        await ben.Page.PartAsync("Board");
        await Expect(ben.Page.Locator(".decision-sentence")).ToHaveTextAsync(Decision);
    }

    private static async Task DragToDoorAsync(IPage page, ILocator piece, bool release)
    {
        var from = (await piece.GetByRole(AriaRole.Button).BoundingBoxAsync())!;
        var to = (await page.Locator(".door .door-light").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + (from.Width / 2), from.Y + (from.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), to.Y + (to.Height / 2), new() { Steps = 8 });
        if (release)
        {
            await page.Mouse.UpAsync();
        }
    }
}
