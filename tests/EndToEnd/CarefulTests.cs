using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>Slips of the hand, shared screens, shared devices, and browsers that store nothing.</summary>
public sealed class CarefulTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const string Stored = "JSON.stringify(Object.entries(localStorage))";

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
    public async Task Page27_a_double_click_on_the_next_stage_goes_one_stage()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await host.OpenRoomAsync(Server, anonymous: false);
        await host.PressAsync("Next: spot");
        var next = host.Page.GetByRole(AriaRole.Button, new() { Name = "Next: debrief", Exact = true });
        await next.DblClickAsync(new() { Delay = 10 });
        await Expect(host.Page.Stage("debrief")).ToBeVisibleAsync();
        // Once the button takes clicks again, a click on it goes on.
        await host.PressAsync("Next: weigh");
        await Expect(host.Page.Stage("weigh")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Page28_the_host_link_is_not_on_the_screen_before_it_is_asked_for_there()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await host.OpenRoomAsync(Server);
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).First.ClickAsync();
        var dialog = host.Page.GetByRole(AriaRole.Dialog, new() { Name = "Invite people" });
        var link = dialog.GetByLabel("Your host link");
        await Expect(link).ToBeVisibleAsync();
        Assert.DoesNotContain("host=", await link.InputValueAsync(), StringComparison.Ordinal);
        await host.PictureAsync("invite");
        await dialog.Locator(".host-link").GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Expect(dialog.GetByText("Copied.")).ToBeVisibleAsync();
        Assert.DoesNotContain("host=", await link.InputValueAsync(), StringComparison.Ordinal);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        Assert.Contains("host=", await link.InputValueAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page24_the_next_user_of_the_browser_finds_nothing_of_somebody_who_left()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        var code = await host.OpenRoomAsync(Server);
        await ann.JoinAsync(Server, code, "Sales");
        await host.PressAsync("Next: spot");
        await ann.WriteAsync("Only Ann knows this.");
        await ann.Page.GetByLabel("What does nobody say?").FillAsync("Half a thought of Ann's");
        Assert.Contains("Half a thought", await ann.Page.EvaluateAsync<string>(Stored), StringComparison.Ordinal);

        await ann.PressAsync("Leave the room");
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Leave the room?" });
        await ann.PictureAsync("leave");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Leave the room" }).ClickAsync();
        await Expect(ann.Page.GetByText("You left the room.")).ToBeVisibleAsync();
        Assert.Equal("[]", await ann.Page.EvaluateAsync<string>(Stored));

        await ann.PressAsync("Join again");
        await Expect(ann.Page.GetByLabel("Your name")).ToHaveValueAsync("");
        await ann.Page.GetByLabel("Your name").FillAsync("Ben");
        await ann
            .Page.GetByRole(AriaRole.Radio, new() { Name = "Sales", Exact = true })
            .CheckAsync(new() { Force = true });
        await ann.PressAsync("Join");
        await Expect(ann.Page.GetByLabel("What does nobody say?")).ToHaveValueAsync("");
        await Expect(ann.Page.Locator(".panel").GetByText("Only Ann knows this.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page25_a_browser_that_can_store_nothing_still_sends_what_is_written()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        await ann.Page.AddInitScriptAsync(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
        );
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        await ann.JoinAsync(Server, code, "Sales");
        await host.PressAsync("Next: spot");
        await ann.WriteAsync("It reaches the hat all the same.");
        await host.PressAsync("Pour the hat");
        await host.Page.PartAsync("List");
        await Expect(host.Page.Locator(".panel .row").GetByText("It reaches the hat all the same.")).ToBeVisibleAsync();
    }
}
