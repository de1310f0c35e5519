using Deque.AxeCore.Playwright;
using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>A reading round in browsers.</summary>
public sealed class TableTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private static readonly string[] Texts =
    [
        "We give dates that we know are wishes, and then we hide that they were guesses.",
        "Two roadmaps, one customer.",
        "نقول نعم في الاجتماع ولا في الدردشة بعده.",
    ];

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
    public async Task Table7_everyone_reads_the_elephant_on_the_table_whole_whatever_else_they_look_at()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        await using var ben = await browser.VisitAsync("Ben", 390, 844);
        await using var cem = await browser.VisitAsync("Cem", 320, 568);
        var code = await host.OpenRoomAsync(Server, anonymous: false);
        foreach (var (guest, department) in new[] { (ann, "Sales"), (ben, "Engineering"), (cem, "Engineering") })
        {
            await guest.JoinAsync(Server, code, department);
        }

        await host.PressAsync("Next: spot");
        foreach (var text in Texts)
        {
            await host.WriteAsync(text);
        }

        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        await ben.Page.PartAsync("Mine");
        await Expect(host.Page.Stage("debrief")).ToBeVisibleAsync();
        await host.PictureAsync("table-before");
        await host.PressAsync("Start a reading round");
        Visitor[] all = [host, ann, ben, cem];
        for (var n = 1; n <= Texts.Length; n++)
        {
            foreach (var visitor in all)
            {
                await Expect(visitor.Page.Locator(".table-read")).ToHaveTextAsync($"{n} of {Texts.Length}");
                await AssertWholeAsync(visitor);
            }

            if (n == 1)
            {
                await LookAsync(host, "host");
                await LookAsync(ann, "wide");
                await LookAsync(ben, "phone");
            }
            if (n < Texts.Length)
            {
                await host.PressAsync("Next");
            }
        }

        // Nobody's name is shown, though the hat was named.
        Assert.DoesNotContain(
            "Facilitator",
            await ann.Page.Locator(".on-table").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await ben.Page.ReloadAsync();
        await Expect(ben.Page.Locator(".table-read")).ToHaveTextAsync("3 of 3");
        await host.PressAsync("End the reading round");
        foreach (var visitor in all)
        {
            await Expect(visitor.Page.Locator(".on-table")).ToHaveCountAsync(0);
        }
    }

    /// <summary>All of the text is visible without scrolling in it.</summary>
    private static async Task AssertWholeAsync(Visitor visitor)
    {
        var stage = visitor.Page.Locator(".table-stage");
        await Expect(stage).ToBeVisibleAsync();
        var hidden = await stage.EvaluateAsync<int>(
            "e => Math.max(e.scrollHeight - e.clientHeight, e.scrollWidth - e.clientWidth)"
        );
        Assert.True(hidden <= 0, $"{hidden} px of the elephant are hidden from {visitor.Name}.");
        var wide = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.True(wide <= 0, $"{visitor.Name} has to scroll sideways by {wide}.");
        var (text, acts) = (
            await BoxAsync(visitor, ".elephant-table .elephant-text"),
            await BoxAsync(visitor, ".on-table")
        );
        Assert.True(text.Y >= acts.Y, "The text is cut at the top.");
        var window = visitor.Page.ViewportSize!;
        Assert.InRange(acts.Y + acts.Height, 0, window.Height);
        if (window.Width >= 1_024)
        {
            // 48 px at 1080 lines.
            var type = await visitor
                .Page.Locator(".elephant-table .elephant-text")
                .EvaluateAsync<float>("e => parseFloat(getComputedStyle(e).fontSize)");
            Assert.InRange(type, 48f * window.Height / 1_080, 200);
        }
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(Visitor visitor, string selector) =>
        (await visitor.Page.Locator(selector).BoundingBoxAsync())!;

    /// <summary>Leaves a picture, and lets axe look at what is in it.</summary>
    private static async Task LookAsync(Visitor visitor, string name)
    {
        await visitor.PictureAsync($"table-{name}");
        var found = await visitor.Page.RunAxe();
        Assert.Equal("", string.Join('\n', found.Violations.Select(each => $"{name}: {each.Id}: {each.Help}")));
    }
}
