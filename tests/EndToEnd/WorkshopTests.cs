using ElephantBoard.Tests.Integration.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>A small workshop, held by people in browsers.</summary>
public sealed class WorkshopTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Page1_a_workshop_is_held_by_five_in_browsers_and_outlives_its_server()
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        var server = await ServerProcess.StartAsync(folder);
        await using var host = await browser.VisitAsync("Facilitator");
        await using var ann = await browser.VisitAsync("Ann");
        await using var ben = await browser.VisitAsync("Ben", 390, 844);
        await using var cem = await browser.VisitAsync("Cem");
        var code = await host.OpenRoomAsync(server.Http);
        await ann.JoinAsync(server.Http, code, "Sales");
        await ben.JoinAsync(server.Http, code, "Engineering");
        await cem.JoinAsync(server.Http, code, "Sales engineering");

        await host.PressAsync("Next: spot");
        await Expect(ben.Page.Stage("spot")).ToBeVisibleAsync();
        string[] texts =
        [
            "I stopped asking for dates. I guess one, and then I hide that it was a guess.",
            "Wir sagen im Meeting ja und im Chat danach nein. 🙃",
            "نقول نعم في الاجتماع <b>ولا</b> بعده",
        ];
        await ann.WriteAsync(texts[0]);
        await ben.WriteAsync(texts[1]);
        await cem.WriteAsync(texts[2]);
        // Hidden means not sent: nobody else's browser has got any of it.
        foreach (var visitor in new[] { host, ann, ben, cem })
        {
            var foreign = texts.Where((_, i) => visitor != new[] { ann, ben, cem }[i]).Select(text => text[..12]);
            foreach (var text in foreign)
            {
                Assert.DoesNotContain(visitor.Received, received => received.Contains(text, StringComparison.Ordinal));
                Assert.DoesNotContain(text, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
            }
        }

        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        var expected = texts.Order(StringComparer.Ordinal).ToList();
        foreach (var visitor in new[] { host, ann, ben, cem })
        {
            await Expect(visitor.Page.Stage("debrief")).ToBeVisibleAsync();
            await visitor.Page.PartAsync("List");
            await Expect(visitor.Page.Locator(".panel .row")).ToHaveCountAsync(3);
            await visitor.Page.ExpectElephantsAsync(expected);
        }

        // Ann drags one, Cem moves another by keys; everybody sees both where they were put.
        await DragAsync(ann.Page, texts[0], 160, 60);
        var byKeys = cem.Page.Locator(".piece", new() { HasText = "Meeting" });
        await byKeys.Locator("button").FocusAsync();
        for (var i = 0; i < 5; i++)
        {
            await cem.Page.Keyboard.PressAsync("ArrowLeft");
        }
        await cem.Page.SavedAsync();
        var place = await PlaceAsync(cem.Page, "Meeting");
        await Expect(ann.Page.Locator(".piece", new() { HasText = "Meeting" }))
            .ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex(place));

        await host.Page.PartAsync("List");
        var row = host.Page.Locator(".panel .row", new() { HasText = "Meeting" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Kick out" }).ClickAsync();
        var dialog = host.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { Name = "One small step" }).CheckAsync(new() { Force = true });
        await dialog.GetByLabel("In one sentence").FillAsync("Ann with Cem asks once a day, by Friday.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Out the door" }).ClickAsync();
        await ben.Page.PartAsync("List");
        await Expect(ben.Page.Locator(".panel").GetByText("Ann with Cem asks once a day, by Friday."))
            .ToBeVisibleAsync();

        await using var dia = await browser.VisitAsync("Dia");
        await dia.JoinAsync(server.Http, code, "Engineering");
        await Expect(host.Page.Locator(".panel .row")).ToHaveCountAsync(2);
        var now = await host.Page.ElephantsAsync();
        Assert.Equal(2, now.Count);
        await dia.Page.PartAsync("List");
        await Expect(dia.Page.Locator(".panel .row")).ToHaveCountAsync(2);
        await dia.Page.ExpectElephantsAsync(now);

        await server.KillAsync();
        await Expect(dia.Page.GetByText("Reconnecting, your text is safe").First).ToBeVisibleAsync();
        await dia.Page.PartAsync("Mine");
        await dia.Page.GetByLabel("What does nobody say?").FillAsync("Half a thought");
        await using var again = await ServerProcess.StartAsync(folder, server.Http.Port, server.Grpc.Port);
        foreach (var visitor in new[] { host, ann, ben, cem, dia })
        {
            await visitor.Page.SavedAsync();
            await visitor.Page.ExpectElephantsAsync(now);
        }
        await dia.Page.PartAsync("Mine");
        await Expect(dia.Page.GetByLabel("What does nobody say?")).ToHaveValueAsync("Half a thought");
        await host.PressAsync("Next: weigh");
        await Expect(dia.Page.Stage("weigh")).ToBeVisibleAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task DragAsync(IPage page, string text, int dx, int dy)
    {
        var piece = page.Locator(".piece", new() { HasText = text });
        var before = await piece.GetAttributeAsync("style");
        await piece.GetByRole(AriaRole.Button).HoverAsync(new() { Timeout = 10_000 });
        var box =
            await piece.GetByRole(AriaRole.Button).BoundingBoxAsync()
            ?? throw new InvalidOperationException("No such piece.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + (dx / 2), y + (dy / 2));
        await page.Mouse.MoveAsync(x + dx, y + dy, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(piece).Not.ToHaveAttributeAsync("style", before ?? "");
        await page.SavedAsync();
    }

    private static async Task<string> PlaceAsync(IPage page, string text)
    {
        var style = await page.Locator(".piece", new() { HasText = text }).GetAttributeAsync("style") ?? "";
        return System.Text.RegularExpressions.Regex.Match(style, @"--x: ?[\d.]+").Value;
    }
}
