using System.Diagnostics;

namespace ElephantBoard.Tests.Desktop;

/// <summary>The desktop program in a process of its own, with folders of its own.</summary>
internal sealed class Client : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _said;
    private readonly Task<string> _complained;

    private readonly string _report;

    private Client(Process process, string report)
    {
        (_process, _report) = (process, report);
        _said = process.StandardOutput.ReadToEndAsync();
        _complained = process.StandardError.ReadToEndAsync();
    }

    /// <param name="display">Of the screen; null: there is none.</param>
    /// <param name="home">Folder of what it keeps.</param>
    public static Client Start(string? display, string home, params IEnumerable<string> arguments) =>
        Start(display, home, libraries: null, arguments);

    /// <param name="libraries">Folder where libraries are looked for first; null: as the system does.</param>
    public static Client Start(string? display, string home, string? libraries, IEnumerable<string> arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "elephantboard-desktop.dll");
        // What an earlier run showed must not be taken for what this one shows.
        var report = Path.Combine(home, $"shown-{Guid.NewGuid():N}");
        return new(
            XScreen.Start(
                "dotnet",
                [program, .. arguments],
                [
                    ("DISPLAY", display),
                    ("WAYLAND_DISPLAY", null),
                    ("XDG_DATA_HOME", Path.Combine(home, "data")),
                    ("XDG_CONFIG_HOME", Path.Combine(home, "config")),
                    ("LIBGL_ALWAYS_SOFTWARE", "1"),
                    ("ELEPHANTBOARD_SCREEN_REPORT", report),
                    .. libraries is null ? Array.Empty<(string, string?)>() : [("LD_LIBRARY_PATH", libraries)],
                ]
            ),
            report
        );
    }

    /// <summary>What the window shows now.</summary>
    public Described Look() => Described.Read(_report);

    /// <summary>Waits until the window shows what is asked.</summary>
    public async Task<Described> UntilAsync(XScreen screen, Func<Described, bool> asked, string what)
    {
        var now = Described.Nothing;
        await screen.TillAsync(() => Task.FromResult(asked(now = Look())), () => $"Not shown: {what}.");
        return now;
    }

    /// <summary>Waits until a part of the window stands still for a while.</summary>
    /// <param name="where">Where it must stand; null: anywhere.</param>
    /// <param name="looks">For how many looks it must stand still.</param>
    public async Task<Described.Part> StillAsync(
        XScreen screen,
        Func<Described, Described.Part?> find,
        string what,
        Func<Described.Part, bool>? where = null,
        int looks = 10
    )
    {
        Described.Part? seen = null;
        var same = 0;
        await screen.TillAsync(
            () =>
            {
                var now = find(Look());
                same = now is not null && now == seen ? same + 1 : 0;
                seen = now;
                return Task.FromResult(same + 1 >= looks && now is not null && where?.Invoke(now) != false);
            },
            () => $"Not shown: {what}. {seen}"
        );
        return seen!;
    }

    /// <summary>Asks it to end, as a system that shuts down does.</summary>
    public async Task<(int Code, string Said, string Complained)> EndAsync()
    {
        using var kill = XScreen.Start("kill", ["-TERM", $"{_process.Id}"], []);
        await kill.WaitForExitAsync();
        return await EndedAsync();
    }

    /// <summary>As when the machine fails.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended.</summary>
    public async Task<(int Code, string Said, string Complained)> EndedAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(XScreen.Bound);
        return (_process.ExitCode, (await _said).Trim(), (await _complained).Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }
}
