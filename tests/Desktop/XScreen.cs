using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using ElephantBoard.Raylib.Windowing;

namespace ElephantBoard.Tests.Desktop;

/// <summary>A screen that nobody sees (Xvfb), with a pointer and a keyboard (xdotool).</summary>
internal sealed class XScreen : IAsyncDisposable
{
    /// <summary>Nothing takes longer, on the slowest machine.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    /// <summary>The stand-in tells every press and sign, however short. Raylib-cs tells no press that ends before its next poll (8 ms), and
    /// sixteen signs a poll: it is used as people use it.</summary>
    private static readonly bool IsInhuman = RaylibPainter.Binding == "stand-in";

    /// <summary>For how long a hand stays as it is.</summary>
    private static readonly string[] Hand = IsInhuman ? [] : ["sleep", "0.05"];

    private readonly Process _server;
    private readonly string _folder;

    private XScreen(Process server, string display, string folder) =>
        (_server, Display, _folder) = (server, display, folder);

    public string Display { get; }

    public static async Task<XScreen> StartAsync(bool gl = true)
    {
        var folder = Directory.CreateTempSubdirectory("screen-").FullName;
        string[] arguments =
        [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-fbdir",
            folder,
            "-nolisten",
            "tcp",
            "-noreset",
            .. gl ? Array.Empty<string>() : ["-extension", "GLX"],
        ];
        var server = Start("Xvfb", arguments, []);
        _ = server.StandardError.ReadToEndAsync();
        var number = await server.StandardOutput.ReadLineAsync().WaitAsync(Bound);
        return new(server, ":" + number, folder);
    }

    public static Process Start(
        string program,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string? Value)> environment,
        bool input = false
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = input,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    /// <summary>Waits until a window of that title is seen, and gives it the keyboard.</summary>
    /// <param name="title">A regular expression.</param>
    public async Task<string> WindowAsync(string title)
    {
        var window = "";
        // Asked again and again: xdotool's own waiting ends when a window goes while it looks.
        await TillAsync(
            async () =>
            {
                var (_, found, _) = await RunAsync("search", "--onlyvisible", "--name", title);
                window = found.Split('\n')[0];
                return window.Length > 0;
            },
            () => $"No window is called {title}."
        );
        await ToolAsync("windowfocus", "--sync", window);
        return window;
    }

    public Task PressAsync(params string[] keys) => ToolAsync(["key", "--delay", "30", .. keys]);

    public Task TypeAsync(string text) => ToolAsync("type", "--delay", "15", text);

    /// <summary>As fast as the hand is.</summary>
    public Task TypeAtOnceAsync(string text) => ToolAsync("type", "--delay", IsInhuman ? "0" : "2", text);

    public Task ClickAsync(Vector2 at) => ToolAsync([.. To(at), "mousedown", "1", .. Hand, "mouseup", "1"]);

    /// <summary>Presses at one place, goes to others and lets go at the last, as fast as the hand is.</summary>
    public Task DragAsync(params Vector2[] way) =>
        ToolAsync([
            .. To(way[0]),
            "mousedown",
            "1",
            .. way.Skip(1).SelectMany(place => Hand.Concat(To(place))),
            .. Hand,
            "mouseup",
            "1",
        ]);

    public Task TakeHoldAsync(Vector2 at) => ToolAsync([.. To(at), "mousedown", "1"]);

    public Task PointAsync(Vector2 at) => ToolAsync(To(at));

    public Task LetGoAsync() => ToolAsync("mouseup", "1");

    public async Task<string> ToolAsync(params string[] arguments)
    {
        var (code, said, wrong) = await RunAsync(arguments);
        Assert.True(code == 0, $"xdotool {string.Join(' ', arguments)}: {wrong}");
        return said;
    }

    private async Task<(int Code, string Said, string Wrong)> RunAsync(params string[] arguments)
    {
        using var tool = Start("xdotool", arguments, [("DISPLAY", Display)]);
        var said = tool.StandardOutput.ReadToEndAsync();
        var wrong = tool.StandardError.ReadToEndAsync();
        try
        {
            await tool.WaitForExitAsync().WaitAsync(Bound);
        }
        catch (TimeoutException)
        {
            tool.Kill();
            throw new TimeoutException($"xdotool {string.Join(' ', arguments)} waited in vain.");
        }
        return (tool.ExitCode, (await said).Trim(), await wrong);
    }

    /// <summary>Tries until it is so.</summary>
    /// <param name="otherwise">What to say when it does not become so.</param>
    public async Task TillAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        using var between = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var since = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (since.Elapsed > Bound)
            {
                throw new TimeoutException($"{otherwise()} {Keep()}");
            }
            await between.WaitForNextTickAsync();
        }
    }

    private static string[] To(Vector2 at) =>
        [
            "mousemove",
            MathF.Round(at.X).ToString(CultureInfo.InvariantCulture),
            MathF.Round(at.Y).ToString(CultureInfo.InvariantCulture),
        ];

    /// <summary>What is to be seen now.</summary>
    public Shot Look() => Shot.Read(File.ReadAllBytes(Path.Combine(_folder, "Xvfb_screen0")));

    /// <summary>Keeps a picture of what is to be seen now, for who looks after a test that failed.</summary>
    /// <returns>The file.</returns>
    public string Keep() => Look().Keep("screen" + Display.Replace(':', '-'));

    /// <summary>Waits until the picture is as asked.</summary>
    public Task UntilAsync(Func<Shot, bool> asked, string what) =>
        TillAsync(() => Task.FromResult(asked(Look())), () => $"Not seen: {what}.");

    /// <summary>Waits until a part of the picture has not changed for a while: what is there may be drawn later than it is described.</summary>
    public async Task<Shot> RestingAsync(Drawn part)
    {
        var (before, same) = (Look(), 0);
        await TillAsync(
            () =>
            {
                var now = Look();
                same = now.Alike(part, before, part) < 1 ? 0 : same + 1;
                before = now;
                return Task.FromResult(same >= 40);
            },
            () => $"Never at rest: {part}."
        );
        return before;
    }

    /// <summary>Waits until no window of that title is seen.</summary>
    public Task NoWindowAsync(string title) =>
        TillAsync(
            async () => (await RunAsync("search", "--onlyvisible", "--name", title)).Said.Length == 0,
            () => $"A window is still called {title}."
        );

    public async ValueTask DisposeAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
