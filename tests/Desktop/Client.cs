using System.Diagnostics;

namespace ElephantBoard.Tests.Desktop;

/// <summary>The desktop program in a process of its own, with folders of its own.</summary>
internal sealed class Client : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _said;
    private readonly Task<string> _complained;

    private Client(Process process)
    {
        _process = process;
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
                    .. libraries is null ? Array.Empty<(string, string?)>() : [("LD_LIBRARY_PATH", libraries)],
                ]
            )
        );
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
