using System.Diagnostics;
using System.Text;
using ElephantBoard.Showing.Look;
using ElephantBoard.Tests.Integration.Hard;

namespace ElephantBoard.Tests.Desktop;

/// <summary>Whatever is in the clipboard, pasting it ends soon and takes nothing away.</summary>
[Collection(nameof(Alone))]
public sealed class ClipboardTests
{
    private static readonly TimeSpan MostFrozen = TimeSpan.FromSeconds(1);

    /// <summary>Where things are told, beside the panel.</summary>
    private static readonly Drawn Notices = new(460, 140, 920, 500);

    [Fact]
    public async Task Seen3_pasting_what_is_no_text_or_far_too_much_is_refused_in_a_sentence()
    {
        await using var seen = await SeenRoom.OpenAsync();
        await seen.Screen.PressAsync("n");
        await seen.Screen.TypeAsync("Begun");
        byte[] picture = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[400]];

        var nobody = await RefusedAsync(seen);
        await using (await Clipboard.HoldAsync(seen.Screen, picture, "image/png"))
        {
            await RefusedAsync(seen);
        }
        await using (var frozen = await Clipboard.HoldAsync(seen.Screen, "Never told"u8.ToArray()))
        {
            await frozen.FreezeAsync();
            var took = await RefusedAsync(seen);
            Assert.True(took < nobody + MostFrozen, $"An owner that does not answer kept the window for {took}.");
        }
        var line = Encoding.UTF8.GetBytes("Fifty million signs, all in one clipboard.\n");
        var much = new byte[50_000_000];
        for (var at = 0; at + line.Length <= much.Length; at += line.Length)
        {
            line.CopyTo(much, at);
        }
        much.AsSpan(much.Length / line.Length * line.Length).Fill((byte)'.');
        await using (var huge = await Clipboard.HoldAsync(seen.Screen, much))
        {
            var took = await RefusedAsync(seen);
            Assert.True(took < nobody + MostFrozen, $"50 MB kept the window for {took}.");
            Assert.True(huge.IsThere);
        }
        await seen.Screen.TypeAsync(" and done");
        await seen.Screen.PressAsync("ctrl+Return");

        Assert.Contains("Begun and done", await seen.PourAsync(4));
        await seen.LeaveAsync();
    }

    /// <summary>Pastes, sees that it is said why nothing came, and sends that away.</summary>
    /// <returns>How long it took until it was seen.</returns>
    private static async Task<TimeSpan> RefusedAsync(SeenRoom seen)
    {
        await seen.Screen.UntilAsync(shot => shot.Area(Palette.Light.Danger, Notices) is null, "nothing said");
        var since = Stopwatch.StartNew();
        await seen.Screen.PressAsync("ctrl+v");
        await seen.Screen.UntilAsync(
            shot => shot.Area(Palette.Light.Danger, Notices) is not null,
            "why nothing was pasted"
        );
        var took = since.Elapsed;
        await seen.Screen.PressAsync("Escape");
        return took;
    }
}
