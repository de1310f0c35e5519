using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>What people do at the page, by what they read on it.</summary>
internal static class Acts
{
    public static readonly string[] Departments = ["Sales", "Engineering", "Sales engineering"];

    /// <summary>Opens a room and is in it as its host; the answer is the room's code.</summary>
    public static async Task<string> OpenRoomAsync(this Visitor host, Uri server, bool anonymous = true)
    {
        var page = host.Page;
        await page.GotoAsync(server.ToString());
        await page.ButtonOrLink("Create a room").First.ClickAsync();
        await page.GetByLabel("Room name").FillAsync("Why technical deals slip");
        await page.GetByLabel("The concern you share").FillAsync("Win one technical deal in three.");
        if (!anonymous)
        {
            await page.GetByRole(AriaRole.Radio, new() { Name = "Named" }).CheckAsync(new() { Force = true });
        }
        await page.GetByLabel("Your name").FillAsync(host.Name);
        await page.GetByRole(AriaRole.Radio, new() { Name = "Sales", Exact = true }).CheckAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the room" }).ClickAsync();
        await page.WaitForURLAsync("**/r/*");
        // The room greets its host with how to invite the others.
        var invite = page.GetByRole(AriaRole.Dialog, new() { Name = "Invite people" });
        await Expect(invite).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(invite).ToBeHiddenAsync();
        await Expect(page.Stage("gather")).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath.Split('/')[^1];
    }

    public static async Task JoinAsync(this Visitor visitor, Uri server, string code, string department)
    {
        var page = visitor.Page;
        await page.GotoAsync(new Uri(server, "/r/" + code).ToString());
        await page.GetByLabel("Your name").FillAsync(visitor.Name);
        await page.GetByRole(AriaRole.Radio, new() { Name = department, Exact = true })
            .CheckAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true }).ClickAsync();
        await Expect(page.Locator(".stages [aria-current=step]")).ToBeVisibleAsync();
    }

    public static async Task WriteAsync(this Visitor visitor, string text)
    {
        var page = visitor.Page;
        await page.PartAsync("Mine");
        await page.GetByLabel("What does nobody say?").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it in the hat" }).ClickAsync();
        await Expect(page.Locator(".panel").GetByText(text)).ToBeVisibleAsync();
        await page.SavedAsync();
    }

    /// <summary>Waits until the page says that the server has everything.</summary>
    public static Task SavedAsync(this IPage page) =>
        Expect(page.GetByText("Saved", new() { Exact = true }).First).ToBeVisibleAsync();

    /// <summary>By the facilitator's card.</summary>
    public static Task PressAsync(this Visitor host, string button) =>
        host.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    public static ILocator Stage(this IPage page, string stage) =>
        page.Locator(".stages [aria-current=step]", new() { HasText = stage });

    public static async Task PartAsync(this IPage page, string part)
    {
        var button = page.Locator("nav.parts button", new() { HasText = part });
        if (await button.GetAttributeAsync("aria-current") != "page")
        {
            await button.ClickAsync();
        }
    }

    public static ILocator ButtonOrLink(this IPage page, string name) =>
        page.GetByRole(AriaRole.Link, new() { Name = name }).Or(page.GetByRole(AriaRole.Button, new() { Name = name }));

    /// <summary>Waits until the list has exactly these elephants in the room.</summary>
    public static async Task ExpectElephantsAsync(this IPage page, IEnumerable<string> texts)
    {
        await page.PartAsync("List");
        var rows = page.Locator(".panel .row .elephant-button");
        var wanted = texts.Order(StringComparer.Ordinal).ToList();
        await Expect(rows).ToHaveCountAsync(wanted.Count);
        foreach (var text in wanted)
        {
            await Expect(rows.Filter(new() { HasText = text }).First).ToBeVisibleAsync();
        }
        Assert.Equal(wanted, await page.ElephantsAsync());
    }

    /// <summary>Texts of the elephants in the room, as the list has them at this moment.</summary>
    public static async Task<IReadOnlyList<string>> ElephantsAsync(this IPage page)
    {
        await page.PartAsync("List");
        var texts = await page.Locator(".panel .row .elephant-button").AllInnerTextsAsync();
        return [.. texts.Select(text => text.Split('\n')[0].Trim()).Order(StringComparer.Ordinal)];
    }
}
