using System.Diagnostics;

namespace ElephantBoard.Tests.Desktop;

/// <summary>Another program that has something in the clipboard (xclip), as long as it is not disposed.</summary>
internal sealed class Clipboard : IAsyncDisposable
{
    private readonly Process _owner;

    private Clipboard(Process owner) => _owner = owner;

    public bool IsThere => !_owner.HasExited;

    /// <param name="times">How often it gives it away, then it ends; 0: always.</param>
    public static async Task<Clipboard> HoldAsync(
        XScreen screen,
        byte[] content,
        string type = "UTF8_STRING",
        int times = 0
    )
    {
        var owner = XScreen.Start(
            "xclip",
            ["-selection", "clipboard", "-in", "-quiet", "-loops", $"{times}", "-t", type],
            [("DISPLAY", screen.Display)],
            input: true
        );
        await owner.StandardInput.BaseStream.WriteAsync(content);
        owner.StandardInput.Close();
        // It says so when it has it.
        await owner.StandardError.ReadLineAsync().WaitAsync(XScreen.Bound);
        _ = owner.StandardError.ReadToEndAsync();
        _ = owner.StandardOutput.ReadToEndAsync();
        return new(owner);
    }

    /// <summary>Waits until it was given away as often as was said.</summary>
    public Task TakenAsync() => _owner.WaitForExitAsync().WaitAsync(XScreen.Bound);

    /// <summary>From now on it answers nobody.</summary>
    public async Task FreezeAsync()
    {
        using var stop = XScreen.Start("kill", ["-STOP", $"{_owner.Id}"], []);
        await stop.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_owner.HasExited)
        {
            _owner.Kill();
            await _owner.WaitForExitAsync();
        }
        _owner.Dispose();
    }
}
