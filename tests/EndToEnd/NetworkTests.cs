using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>Networks that do not let everything through.</summary>
public sealed class NetworkTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
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
    public async Task Page50_a_session_is_held_where_webSockets_are_refused()
    {
        await using var proxy = await Proxy.StartAsync(Server, port: 0);
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        await using var ben = await browser.VisitAsync("Ben", 390, 844);
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        await ann.JoinAsync(proxy.Address, code, "Sales");
        await ben.JoinAsync(proxy.Address, code, "Engineering");
        await Expect(ann.Page.GetByText("slow connection")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("This network blocks WebSockets").First).ToBeVisibleAsync();
        await ann.PictureAsync("polling-wide");
        await ben.PictureAsync("polling-phone");
        Assert.True(proxy.RefusedSockets >= 2);

        await host.PressAsync("Next: spot");
        await ann.WriteAsync("Written by polling.");
        await ben.WriteAsync("Written on a phone.");

        // What happens while it is cut off arrives afterwards, and what is written meanwhile is sent, once.
        proxy.IsDown = true;
        await Expect(ann.Page.GetByText("The server isn't responding").First).ToBeVisibleAsync();
        await ann.Page.GetByLabel("What does nobody say?").FillAsync("Written without a server.");
        await ann.PressAsync("Put it in the hat");
        await Expect(ann.Page.GetByText("safe here, waiting to send")).ToBeVisibleAsync();
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        proxy.IsDown = false;
        await Expect(ann.Page.Stage("debrief")).ToBeVisibleAsync();
        await ann.Page.ExpectElephantsAsync(["Written by polling.", "Written on a phone."]);
        await ann.Page.SavedAsync();
        await host.PressAsync("Pour it again");
        string[] all = ["Written by polling.", "Written on a phone.", "Written without a server."];
        await ann.Page.ExpectElephantsAsync(all);
        await ben.Page.ExpectElephantsAsync(all);
        await host.Page.ExpectElephantsAsync(all);
    }

    [Fact]
    public async Task Page51_it_says_that_the_network_blocks_the_live_connection()
    {
        await using var proxy = await Proxy.StartAsync(Server, port: 0);
        proxy.RefusesHub = true;
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        await ann.JoinAsync(proxy.Address, code, "Sales");
        await Expect(ann.Page.GetByText("This network blocks the live connection").First).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("Use another network").First).ToBeVisibleAsync();
        await ann.PictureAsync("blocked");
        proxy.RefusesHub = false;
        await ann.Page.SavedAsync();
    }
}
