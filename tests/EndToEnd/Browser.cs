using System.Collections.Concurrent;
using ElephantBoard.Tests.Unit.Architecture;
using Microsoft.Playwright;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>Debian's chromium, once for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    // A name in a LAN: pages there are not a secure context.
                    "--host-resolver-rules=MAP board.lan 127.0.0.1",
                ],
            }
        );
    }

    /// <summary>Somebody with a browser of their own: nothing is shared with anybody else's.</summary>
    public async Task<Visitor> VisitAsync(string name, int width = 1280, int height = 800, bool calm = true)
    {
        var context = await _chromium!.NewContextAsync(
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                ReducedMotion = calm ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
                HasTouch = width < 700,
            }
        );
        return new Visitor(name, context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }
        _playwright?.Dispose();
    }
}

/// <summary>Somebody at the page. Hears what the page complains about and what comes over its wires.</summary>
public sealed class Visitor : IAsyncDisposable
{
    // How long something may take says nothing about a page on a machine that does other things too.
    private static readonly float Timeout = 30_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _received = new();

    static Visitor() => Assertions.SetDefaultExpectTimeout(Timeout);

    internal Visitor(string name, IBrowserContext context, IPage page)
    {
        (Name, _context, Page) = (name, context, page);
        context.SetDefaultTimeout(Timeout);
        Page.PageError += (_, error) => _complaints.Enqueue(error);
        Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => _received.Enqueue(frame.Text ?? "");
        Page.Response += async (_, response) =>
        {
            if (response.Url.Contains("/api/", StringComparison.Ordinal) && response.Ok)
            {
                try
                {
                    _received.Enqueue(await response.TextAsync());
                }
                catch (PlaywrightException)
                {
                    // The page went on before the body was read.
                }
            }
        };
    }

    public string Name { get; }
    public IPage Page { get; }

    /// <summary>Everything that came to this browser from the server's hub and REST.</summary>
    public IEnumerable<string> Received => _received;

    /// <summary>Errors of the page's scripts and its content policy; a server that is away is none.</summary>
    public IEnumerable<string> Complaints =>
        _complaints.Where(line =>
            !line.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal)
            && !line.Contains("WebSocket", StringComparison.Ordinal)
            && !line.Contains("Failed to start the connection", StringComparison.Ordinal)
            && !line.Contains("Failed to load resource", StringComparison.Ordinal)
        );

    /// <summary>Writes a picture into artifacts/pictures, for people to judge.</summary>
    public async Task PictureAsync(string name)
    {
        var folder = Repository.PathOf("artifacts", "pictures");
        Directory.CreateDirectory(folder);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        Assert.Equal("", string.Join('\n', Complaints));
    }
}
