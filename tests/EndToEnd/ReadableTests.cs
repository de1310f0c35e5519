using System.Text.Json;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.V1;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>Whether elephants can be read on the page, with the demo's texts.</summary>
public sealed class ReadableTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    // The texts of which a part is not seen: cut, scrolled away, or under something else.
    private const string Unreadable = """
        () => [...document.querySelectorAll(".piece")].flatMap((piece) => {
          const text = piece.querySelector(".elephant-text");
          const said = text.textContent;
          if (text.scrollHeight > text.clientHeight + 2 || text.scrollWidth > text.clientWidth + 1) return [`cut: ${said}`];
          const range = document.createRange();
          range.selectNodeContents(text);
          const body = piece.querySelector(".elephant-body").getBoundingClientRect();
          return [...range.getClientRects()].flatMap(({ left, right, top, bottom }) => {
            const y = (top + bottom) / 2;
            if (left < body.left - 1 || right > body.right + 1) return [`beside its note: ${said}`];
            return [left + 2, (left + right) / 2, right - 2].flatMap((x) => {
              const on = document.elementFromPoint(x, y)?.closest(".piece, button, .panel, .top");
              return on?.closest(".piece") === piece ? [] : [`covered: ${said} by ${on?.textContent ?? "nothing"}`];
            });
          });
        })
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
    private ServerProcess? _server;

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(17)]
    [InlineData(24)]
    [InlineData(40)]
    public async Task Page71_every_text_of_the_demo_is_seen_whole_on_the_board(int count)
    {
        var texts = Demo().Take(count).ToArray();
        await using var ann = await browser.VisitAsync("Ann");
        await JoinPouredAsync(ann, texts);
        await Expect(ann.Page.Locator(".piece")).ToHaveCountAsync(count);
        await ann.Page.EvaluateAsync("() => document.fonts.ready");
        await ann.PictureAsync($"board-{count}");
        Assert.Equal("", string.Join("\n", await ann.Page.EvaluateAsync<string[]>(Unreadable)));

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Board at full width" }).ClickAsync();
        await Expect(ann.Page.Locator(".seat-main.is-filled")).ToBeVisibleAsync();
        await ann.PictureAsync($"board-{count}-filled");
        Assert.Equal("", string.Join("\n", await ann.Page.EvaluateAsync<string[]>(Unreadable)));
    }

    [Fact]
    public async Task Page72_a_lengthyword_stays_on_its_note_and_a_lengthytext_is_whole_when_it_is_focused()
    {
        var lengthy = string.Join(" ", Enumerable.Range(1, 60).Select(i => $"word{i}"));
        var address = "https://wiki.example.com/spaces/" + new string('x', 90);
        await using var ann = await browser.VisitAsync("Ann");
        await JoinPouredAsync(ann, [address, lengthy, .. Demo().Take(22)]);
        var piece = ann.Page.Locator(".piece", new() { HasText = "wiki.example.com" });
        var fits =
            "piece => piece.querySelector('.elephant-text').scrollWidth <= piece.querySelector('.elephant-body').clientWidth";
        Assert.True(await piece.EvaluateAsync<bool>(fits));
        var cut = ann.Page.Locator(".piece", new() { HasText = "word60" });
        var isCut =
            "piece => { const text = piece.querySelector('.elephant-text'); return text.scrollHeight > text.clientHeight + 2; }";
        Assert.True(await cut.EvaluateAsync<bool>(isCut));
        await cut.GetByRole(AriaRole.Button).FocusAsync();
        Assert.False(await cut.EvaluateAsync<bool>(isCut));
    }

    [Fact]
    public async Task Page73_a_text_of_two_thousand_lines_takes_a_bounded_part_of_list_and_board()
    {
        var lines = "a" + new string('\n', 1_990) + "b";
        await using var ann = await browser.VisitAsync("Ann");
        await JoinPouredAsync(ann, [lines, .. Demo().Take(7)]);
        await ann.Page.PartAsync("List");
        await Expect(ann.Page.Locator(".piece")).ToHaveCountAsync(8);
        await Expect(ann.Page.Locator(".panel .row")).ToHaveCountAsync(8);
        var heights = await ann.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('.panel .row, .piece')].map(each => each.getBoundingClientRect().height)"
        );
        Assert.Equal(16, heights.Length);
        Assert.All(heights, height => Assert.InRange(height, 20, 420));
        await ann.PictureAsync("board-lines");
    }

    [Fact]
    public async Task Page74_from_debrief_on_the_floor_gets_the_space()
    {
        await using var entrance = new GrpcEntrance(_server!.Grpc);
        var membership = await People.OpenAsync(entrance, anonymous: false);
        await using var desktop = new Following(entrance, membership);
        await using var ann = await browser.VisitAsync("Ann");
        await ann.JoinAsync(_server.Http, membership.Code, "Engineering");
        var before = (await ann.Page.Locator(".floor").BoundingBoxAsync())!;
        await desktop.GoToAsync(Stage.Debrief);
        await Expect(ann.Page.Locator(".board-frame.is-working")).ToBeVisibleAsync();
        var after = (await ann.Page.Locator(".floor").BoundingBoxAsync())!;
        Assert.True(after.Width > before.Width + 60, $"{before.Width} before and {after.Width} after.");
    }

    [Fact]
    public async Task Page71_on_a_phone_nothing_is_cut_either()
    {
        await using var ann = await browser.VisitAsync("Ann", 390, 844);
        await JoinPouredAsync(ann, [.. Demo().Take(24)]);
        await ann.Page.PartAsync("Board");
        await Expect(ann.Page.Locator(".piece")).ToHaveCountAsync(24);
        await ann.Page.EvaluateAsync("() => document.fonts.ready");
        await ann.PictureAsync("board-phone");
        var unreadable = await ann.Page.EvaluateAsync<string[]>(Unreadable);
        // The floor is wider than the phone.
        Assert.DoesNotContain(unreadable, each => each.StartsWith("cut", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Demo()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf("tests", "Fixtures", "Demo", "elephants.json"))
        );
        return [.. json.RootElement.EnumerateArray().Select(each => each.GetProperty("text").GetString()!)];
    }

    /// <summary>Comes into a room in debrief in which these texts were poured.</summary>
    private async Task JoinPouredAsync(Visitor visitor, IReadOnlyList<string> texts)
    {
        await using var entrance = new GrpcEntrance(_server!.Grpc);
        var membership = await People.OpenAsync(entrance, anonymous: false);
        await using var host = new Following(entrance, membership);
        await host.GoToAsync(Stage.Spot);
        // A pocket holds twenty.
        foreach (var part in texts.Chunk(20))
        {
            await using var writer = new Following(
                entrance,
                await People.JoinAsync(entrance, membership.Code, $"writer {part[0].Length} {part[0][..3]}")
            );
            for (var i = 0; i < part.Length; i++)
            {
                await writer.Pocket.SpotAsync(part[i], (uint)(i % 7) + 1, null, default);
            }

            await writer.KeptAsync(part.Length);
        }

        var pour = new Command { Reveal = new() { Round = host.Room.Now.Room.Round } };
        Assert.NotNull((await host.Seat.DoAsync(pour, null, default)).Accepted);
        await host.GoToAsync(Stage.Debrief);
        await visitor.JoinAsync(_server.Http, membership.Code, "Engineering");
    }
}
