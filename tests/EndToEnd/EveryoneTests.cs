using Deque.AxeCore.Playwright;
using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>The page for everyone: keyboard, screen readers, phones, zoom, plain http.</summary>
public sealed class EveryoneTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
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
    public async Task Page2_axe_finds_nothing_on_any_screen()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await host.Page.GotoAsync(Server.ToString());
        await AssertAccessibleAsync(host, "home");
        await host.Page.ButtonOrLink("Create a room").First.ClickAsync();
        await AssertAccessibleAsync(host, "open");
        await using var ann = await browser.VisitAsync("Ann");
        await using var ben = await browser.VisitAsync("Ben", 390, 844);
        await using var cem = await browser.VisitAsync("Cem");
        var code = await host.OpenRoomAsync(Server);
        await ann.Page.GotoAsync(new Uri(Server, "/r/" + code).ToString());
        await Expect(ann.Page.GetByLabel("Your name")).ToBeVisibleAsync();
        await AssertAccessibleAsync(ann, "join");
        await ann.JoinAsync(Server, code, "Sales");
        await ben.JoinAsync(Server, code, "Engineering");
        await cem.JoinAsync(Server, code, "Engineering");
        await host.PressAsync("Next: spot");
        foreach (var visitor in new[] { host, ann, ben, cem })
        {
            await visitor.WriteAsync($"What {visitor.Name} never says.");
            await AssertAccessibleAsync(visitor, "spot of " + visitor.Name);
        }
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        foreach (var visitor in new[] { host, ann, ben })
        {
            foreach (var part in new[] { "List", "People", "Mine" })
            {
                await visitor.Page.PartAsync(part);
                await AssertAccessibleAsync(visitor, $"{part} of {visitor.Name}");
            }
        }
        await ben.Page.PartAsync("Board");
        await AssertAccessibleAsync(ben, "board on a phone");
        await host.Page.PartAsync("List");
        await host.Page.Locator(".panel .row").GetByText("Kick out").First.ClickAsync();
        await Expect(host.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await AssertAccessibleAsync(host, "kick out");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(320)]
    [InlineData(640)]
    public async Task Page3_nothing_is_cut_off_on_a_phone_and_at_200_percent(int width)
    {
        await using var host = await browser.VisitAsync("Facilitator", width, 800);
        await host.Page.GotoAsync(Server.ToString());
        await AssertFitsAsync(host, "home");
        await host.OpenRoomAsync(Server, anonymous: false);
        await AssertFitsAsync(host, "gather");
        await host.PressAsync("Next: spot");
        await host.WriteAsync("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        foreach (var part in new[] { "List", "Board", "Mine", "People" })
        {
            await host.Page.PartAsync(part);
            await AssertFitsAsync(host, part);
        }
    }

    [Fact]
    public async Task Page4_a_whole_session_by_keyboard_alone()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        var page = host.Page;
        await host.OpenRoomAsync(Server, anonymous: false);
        await KeyToAsync(page, "Next: spot");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Stage("spot")).ToBeVisibleAsync();
        await KeyToAsync(page, "What does nobody say?");
        await page.Keyboard.TypeAsync("By keyboard alone.");
        await KeyToAsync(page, "Put it in the hat");
        await page.Keyboard.PressAsync("Enter");
        await page.SavedAsync();
        await KeyToAsync(page, "Pour the hat");
        await page.Keyboard.PressAsync("Enter");
        await KeyToAsync(page, "Next: debrief");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Stage("debrief")).ToBeVisibleAsync();
        await KeyToAsync(page, "Kick out");
        await page.Keyboard.PressAsync("Enter");
        await KeyToAsync(page, "One small step");
        await page.Keyboard.PressAsync("Space");
        await KeyToAsync(page, "In one sentence");
        await page.Keyboard.TypeAsync("It was done with keys.");
        await KeyToAsync(page, "Out the door");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".panel").GetByText("It was done with keys.")).ToBeVisibleAsync();
        await KeyToAsync(page, "Bring back");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".panel .row")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Page5_it_works_on_plain_http_by_a_name_in_the_lan()
    {
        var lan = new Uri($"http://board.lan:{Server.Port}");
        await using var host = await browser.VisitAsync("Facilitator");
        await host.OpenRoomAsync(lan, anonymous: false);
        Assert.False(await host.Page.EvaluateAsync<bool>("isSecureContext"));
        await host.PressAsync("Next: spot");
        await host.WriteAsync("Without a secure context.");
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        await host.Page.ExpectElephantsAsync(["Without a secure context."]);
    }

    [Fact]
    public async Task Page6_what_people_write_is_text_and_never_runs()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await host.OpenRoomAsync(Server, anonymous: false);
        await host.PressAsync("Next: spot");
        string[] payloads =
        [
            "<img src=x onerror=\"document.title='ran'\">",
            "<script>document.title='ran'</script>",
            "javascript:document.title='ran'",
            "{{constructor.constructor('document.title=1')()}}",
        ];
        foreach (var payload in payloads)
        {
            await host.WriteAsync(payload);
        }
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        await Expect(host.Page.Locator(".panel .row")).ToHaveCountAsync(payloads.Length);
        await host.Page.ExpectElephantsAsync(payloads.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("ran", await host.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page7_a_second_tab_is_told_and_a_removed_person_is_shown_out()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        await ann.JoinAsync(Server, code, "Sales");
        var second = await ann.Page.Context.NewPageAsync();
        await second.GotoAsync(ann.Page.Url);
        await Expect(second.GetByText("another tab").First).ToBeVisibleAsync();
        await second.CloseAsync();
        await host.Page.PartAsync("People");
        await host
            .Page.Locator(".person", new() { HasText = "Ann" })
            .GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove Ann") })
            .ClickAsync();
        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Remove from the room", Exact = true }).ClickAsync();
        await Expect(ann.Page.GetByText("You were removed from this room.")).ToBeVisibleAsync();

        // They wait outside, under whatever name, until they are let in.
        await ann.PressAsync("Ask to come back");
        await ann
            .Page.GetByRole(AriaRole.Radio, new() { Name = "Sales", Exact = true })
            .CheckAsync(new() { Force = true });
        await ann.PressAsync("Join");
        await Expect(ann.Page.GetByText("Waiting for the facilitator")).ToBeVisibleAsync();
        await host
            .Page.Locator(".person", new() { HasText = "Ann" })
            .GetByRole(AriaRole.Button, new() { Name = "Let in" })
            .ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Leave the room" })).ToBeVisibleAsync();
    }

    private static async Task AssertAccessibleAsync(Visitor visitor, string where)
    {
        var found = await visitor.Page.RunAxe();
        var lines = found.Violations.Select(violation =>
            $"{where}: {violation.Id}: {violation.Help}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"
        );
        Assert.Equal("", string.Join('\n', lines));
        await visitor.PictureAsync("axe-" + where.Replace(' ', '-'));
    }

    private static async Task AssertFitsAsync(Visitor visitor, string where)
    {
        var overflow = await visitor.Page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        Assert.True(overflow <= 0, $"{where} is {overflow} px too wide");
    }

    /// <summary>Tabs until something of this name has the focus.</summary>
    private static async Task KeyToAsync(IPage page, string name)
    {
        const string focused = """
            (() => { const e = document.activeElement;
              if (!e.matches("button, a, input, textarea, summary")) return "";
              const label = e.labels && e.labels.length ? e.labels[0].innerText : "";
              return (e.getAttribute("aria-label") || "") + "|" + (e.innerText || "") + "|" + label; })()
            """;
        for (var i = 0; i < 80; i++)
        {
            if ((await page.EvaluateAsync<string>(focused)).Contains(name, StringComparison.Ordinal))
            {
                // A control that has just changed its meaning takes no press for a moment, and says so.
                await Expect(page.Locator(":focus")).Not.ToHaveAttributeAsync("aria-disabled", "true");
                return;
            }
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"80 tabs do not reach “{name}”");
    }
}
