using System.Globalization;
using System.Security.Cryptography;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>Rooms with few and with very many long elephants.</summary>
public sealed class LargeRoomTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private const int Few = 20;
    private const int Many = 2_000;

    /// <summary>Elements of an elephant that is only a text in the list.</summary>
    private const int ElementsOfText = 2;

    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Page55_a_room_of_2000_elephants_costs_what_one_of_20_costs()
    {
        await using var server = await ServerProcess.StartAsync(_folder);
        await using var entrance = new GrpcEntrance(server.Grpc);
        var (few, many) = (await OpenAsync(entrance, Few), await OpenAsync(entrance, Many));
        await using var ann = await browser.VisitAsync("Ann");
        await using var ben = await browser.VisitAsync("Ben");
        var (small, large) = (ann.Page, ben.Page);
        await ann.JoinAsync(server.Http, few, "Sales");
        await ben.JoinAsync(server.Http, many, "Sales");
        await Expect(large.Locator(".panel .row")).ToHaveCountAsync(Many);
        await ben.PictureAsync("large-room");

        // Opening: what is drawn, and how long it takes.
        var times = new Dictionary<IPage, List<double>> { [small] = [], [large] = [] };
        for (var round = 0; round < 5; round++)
        {
            foreach (var page in new[] { small, large })
            {
                times[page].Add(await OpenedAsync(page));
            }
        }
        Report("open", times[small].Min(), times[large].Min());
        Assert.InRange(await large.Locator(".piece").CountAsync(), 20, 100);
        Assert.InRange(await large.Locator(".row .elephant").CountAsync(), 20, 100);
        await Expect(large.Locator(".panel .row")).ToHaveCountAsync(Many);
        var more = await CountAsync(large) - await CountAsync(small);
        Assert.InRange(more, 0, (ElementsOfText * Many) + (100 * 30));

        // Dragging: what changes in the document.
        var changes = await Task.WhenAll(DragAsync(small), DragAsync(large));
        Report("ten drag steps", changes[0].Work, changes[1].Work);
        Assert.Equal(changes[0].Changes, changes[1].Changes);

        // Every text is in the document, for search in the page and for screen readers.
        var last = large.Locator(".panel .row").Last;
        await last.ScrollIntoViewIfNeededAsync();
        await Expect(last.Locator(".elephant")).ToBeVisibleAsync();
        await large.GetByLabel("Find", new() { Exact = true }).FillAsync("Elephant 1234,");
        await Expect(large.Locator(".panel .row .elephant")).ToHaveCountAsync(1);
        await ben.PictureAsync("large-room-found");
    }

    [Fact]
    public async Task Page56_a_text_of_2000_lines_does_not_fill_the_list_of_others()
    {
        await using var server = await ServerProcess.StartAsync(_folder);
        await using var host = await browser.VisitAsync("Facilitator");
        await host.OpenRoomAsync(server.Http, anonymous: false);
        await host.PressAsync("Next: spot");
        var page = host.Page;
        await page.GetByLabel("What does nobody say?").FillAsync("a" + new string('\n', 1_990) + "b");
        await host.PressAsync("Put it in the hat");
        await page.SavedAsync();
        Assert.InRange((await page.Locator(".draft").BoundingBoxAsync())!.Height, 50, 500);
        await host.PressAsync("Pour the hat");
        await host.PressAsync("Next: debrief");
        var row = page.Locator(".panel .row");
        await Expect(row).ToHaveCountAsync(1);
        Assert.InRange((await row.BoundingBoxAsync())!.Height, 50, 500);
        await row.Locator(".elephant-button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("b");
    }

    /// <summary>Opens a room in its debrief with elephants that nearly fill their limit. Returns its code.</summary>
    private static async Task<string> OpenAsync(GrpcEntrance entrance, int count)
    {
        var host = await People.OpenAsync(entrance, anonymous: false);
        var counter = 0u;
        Task<Answer> DoAsync(Command command)
        {
            command.Id = new() { Lane = 7, Counter = ++counter };
            return entrance.DoAsync(host, command, default);
        }
        Command Go(Stage from, Stage to) =>
            new()
            {
                GoToStage = new() { From = from, To = to },
            };
        Assert.NotNull((await DoAsync(Go(Stage.Gather, Stage.Close))).Accepted);
        foreach (var numbers in Enumerable.Range(1, count).Chunk(100))
        {
            var answers = await Task.WhenAll(
                numbers.Select(number =>
                    DoAsync(
                        new()
                        {
                            PutDownOpenly = new()
                            {
                                Draft = RandomNumberGenerator.GetBytes(16).ToBytes(),
                                Tag = RandomNumberGenerator.GetBytes(32).ToBytes(),
                                Text = TextOf(number),
                            },
                        }
                    )
                )
            );
            Assert.All(answers, answer => Assert.NotNull(answer.Accepted));
        }
        Assert.NotNull((await DoAsync(Go(Stage.Close, Stage.Debrief))).Accepted);
        return host.Code;
    }

    private static string TextOf(int number) =>
        $"Elephant {number.ToString(CultureInfo.InvariantCulture)}, "
        + string.Join(' ', Enumerable.Repeat("which everybody sees and nobody names", 51));

    /// <summary>Reloads the page. Returns the milliseconds until the list and the board have been drawn and everything is saved.</summary>
    private static async Task<double> OpenedAsync(IPage page)
    {
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        return await page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              const look = () => document.querySelector(".panel .row .elephant") && document.querySelector(".piece")
                && document.querySelector(".status-saved")
                  ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look);
              look();
            })
            """
        );
    }

    private static Task<int> CountAsync(IPage page) =>
        page.EvaluateAsync<int>("document.getElementsByTagName('*').length");

    /// <summary>Drags an elephant by ten steps. Returns the number of changes in the document and the browser's work in milliseconds.</summary>
    private static async Task<(int Changes, double Work)> DragAsync(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("Performance.enable");
        var top = await page.EvaluateHandleAsync(
            """
            () => [...document.querySelectorAll(".piece")].find(piece => {
              const box = piece.getBoundingClientRect();
              return piece.contains(document.elementFromPoint(box.left + box.width / 2, box.top));
            })
            """
        );
        var box = (await top.AsElement()!.BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 8, y);
        await Expect(page.Locator(".is-dragged")).ToHaveCountAsync(1);
        await page.EvaluateAsync(
            """
            () => {
              window.changes = 0;
              window.watcher = new MutationObserver(all => window.changes += all.length);
              window.watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            }
            """
        );
        var before = await WorkAsync(device);
        for (var step = 1; step <= 10; step++)
        {
            await page.Mouse.MoveAsync(x + 8 + (step * 4), y);
            await page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        }
        var work = await WorkAsync(device) - before;
        var changes = await page.EvaluateAsync<int>("() => { window.watcher.disconnect(); return window.changes; }");
        await page.Mouse.UpAsync();
        await page.SavedAsync();
        return (changes, work);
    }

    private static async Task<double> WorkAsync(ICDPSession device)
    {
        var metrics = (await device.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return metrics
                .EnumerateArray()
                .Single(metric => metric.GetProperty("name").GetString() == "TaskDuration")
                .GetProperty("value")
                .GetDouble() * 1000;
    }

    private static void Report(string what, double few, double many) =>
        TestContext.Current.SendDiagnosticMessage(
            $"{what}: {few:F0} ms with {Few} elephants, {many:F0} ms with {Many}, ratio {many / few:F2}"
        );
}
