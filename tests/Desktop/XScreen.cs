using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace ElephantBoard.Tests.Desktop;

/// <summary>A screen that nobody sees (Xvfb), with a pointer and a keyboard (xdotool).</summary>
internal sealed class XScreen : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

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
        IEnumerable<(string Name, string? Value)> environment
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
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
        var window = (await ToolAsync("search", "--sync", "--onlyvisible", "--name", title)).Split('\n')[0];
        await ToolAsync("windowfocus", "--sync", window);
        return window;
    }

    public Task PressAsync(params string[] keys) => ToolAsync(["key", "--delay", "30", .. keys]);

    public Task TypeAsync(string text) => ToolAsync("type", "--delay", "15", text);

    public async Task<string> ToolAsync(params string[] arguments)
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
        Assert.True(tool.ExitCode == 0, $"xdotool {string.Join(' ', arguments)}: {await wrong}");
        return (await said).Trim();
    }

    /// <summary>What is to be seen now.</summary>
    public Shot Look() => Shot.Read(File.ReadAllBytes(Path.Combine(_folder, "Xvfb_screen0")));

    /// <summary>Looks until something is to be seen.</summary>
    public async Task<Shot> UntilAsync(Func<Shot, bool> seen, string what)
    {
        using var between = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var since = Stopwatch.StartNew();
        while (since.Elapsed < Bound)
        {
            var shot = Look();
            if (seen(shot))
            {
                return shot;
            }
            await between.WaitForNextTickAsync();
        }
        throw new TimeoutException($"Not seen: {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>A picture of the screen.</summary>
internal sealed class Shot
{
    private readonly byte[] _pixels;

    private Shot(int width, int height, byte[] pixels) => (Width, Height, _pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Reads an XWD file of 32 bits a pixel.</summary>
    public static Shot Read(byte[] xwd)
    {
        int Field(int index) => (int)BinaryPrimitives.ReadUInt32BigEndian(xwd.AsSpan(index * 4));
        var (width, height, line) = (Field(4), Field(5), Field(12));
        var from = Field(0) + (Field(19) * 12);
        var pixels = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            xwd.AsSpan(from + (y * line), width * 4).CopyTo(pixels.AsSpan(y * width * 4));
        }
        return new(width, height, pixels);
    }

    /// <summary>RRGGBB.</summary>
    public int At(int x, int y) => BitConverter.ToInt32(_pixels, ((y * Width) + x) * 4) & 0xFFFFFF;

    /// <summary>How many pixels have this colour.</summary>
    public int Count(int colour)
    {
        var count = 0;
        for (var at = 0; at < _pixels.Length; at += 4)
        {
            count += (BitConverter.ToInt32(_pixels, at) & 0xFFFFFF) == colour ? 1 : 0;
        }
        return count;
    }

    /// <summary>How many pixels are others than in another picture.</summary>
    public int Differing(Shot other)
    {
        var count = 0;
        for (var at = 0; at < _pixels.Length; at += 4)
        {
            count += BitConverter.ToInt32(_pixels, at) != BitConverter.ToInt32(other._pixels, at) ? 1 : 0;
        }
        return count;
    }
}
