using Deque.AxeCore.Playwright;
using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>A question in browsers, from asking to its result.</summary>
public sealed class QuestionTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
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
    public async Task Page33_everyone_is_asked_answers_alone_and_sees_the_result()
    {
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        await using var ben = await browser.VisitAsync("Ben", 390, 844);
        await using var cem = await browser.VisitAsync("Cem", 320, 568);
        var code = await host.OpenRoomAsync(Server);
        foreach (var (guest, department) in new[] { (ann, "Sales"), (ben, "Engineering"), (cem, "Engineering") })
        {
            await guest.JoinAsync(Server, code, department);
        }

        await host.PressAsync("Ask a question");
        await LookAsync(host, "ask");
        await host.PressAsync("Good enough to try?");
        foreach (var visitor in new[] { host, ann, ben, cem })
        {
            await Expect(Question(visitor)).ToContainTextAsync("0 of 4 have answered");
            await AssertNothingCutOffAsync(visitor);
        }

        // On a phone it scrolls away, and covers nothing.
        await LookAsync(cem, "asked-on-a-small-phone");
        await cem.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        var top = (await Question(cem).BoundingBoxAsync())!.Y;
        Assert.True(top < 0, $"The question stays at {top}.");

        // By tap, by key, and changed before the count.
        await ben.PressAsync("Yes");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "No" }).FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await cem.PressAsync("No");
        await ann.PressAsync("Yes");
        await Expect(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Yes" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Question(ben)).ToContainTextAsync("Your answer is in.");
        await Expect(Question(host)).ToContainTextAsync("3 of 4 have answered");
        await LookAsync(ben, "answered-on-a-phone");
        await LookAsync(host, "to-count");
        await cem.Page.ReloadAsync();
        await Expect(cem.Page.GetByRole(AriaRole.Button, new() { Name = "No" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await host.PressAsync("Count the answers");
        foreach (var visitor in new[] { host, ann, ben, cem })
        {
            await Expect(Question(visitor)).ToContainTextAsync("Yes 2 · No 1");
            await AssertNothingCutOffAsync(visitor);
        }

        await LookAsync(ben, "result-on-a-phone");
        await ben.PressAsync("Dismiss");
        await Expect(Question(ben)).ToHaveCountAsync(0);
        await ben.Page.ReloadAsync();
        await Expect(ben.Page.Locator(".stages [aria-current=step]")).ToBeVisibleAsync();
        await Expect(Question(ben)).ToHaveCountAsync(0);
        await host.PressAsync("Ask a question");
        await host.PressAsync("More time?");
        await Expect(Question(ben)).ToContainTextAsync("More time?");
    }

    private static ILocator Question(Visitor visitor) => visitor.Page.Locator("section.question");

    /// <summary>Leaves a picture, and lets axe look at what is in it.</summary>
    private static async Task LookAsync(Visitor visitor, string name)
    {
        await visitor.PictureAsync($"question-{name}");
        var found = await visitor.Page.RunAxe();
        Assert.Equal("", string.Join('\n', found.Violations.Select(each => $"{name}: {each.Id}: {each.Help}")));
    }

    private static async Task AssertNothingCutOffAsync(Visitor visitor)
    {
        var wide = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        Assert.True(wide <= 0, $"{visitor.Name} has to scroll sideways by {wide}.");
    }
}
