using System.Text;
using ElephantBoard.Tests.Integration.Hard;

namespace ElephantBoard.Tests.Desktop;

/// <summary>Whatever is in the clipboard, pasting it ends soon and takes nothing away.</summary>
[Collection(nameof(Alone))]
public sealed class ClipboardTests
{
    [Fact]
    public async Task Seen3_pasting_what_is_no_text_or_far_too_much_is_refused_in_a_sentence()
    {
        await using var seen = await SeenRoom.OpenAsync();
        await seen.Screen.PressAsync("n");
        await seen.Screen.TypeAsync("Begun");
        byte[] picture = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[400]];

        await RefusedAsync(seen, "an empty clipboard");
        await using (await Clipboard.HoldAsync(seen.Screen, picture, "image/png"))
        {
            await RefusedAsync(seen, "a picture");
        }
        await using (var frozen = await Clipboard.HoldAsync(seen.Screen, "Never told"u8.ToArray()))
        {
            await frozen.FreezeAsync();
            // It stays frozen: a window that waits for it would never say anything.
            await RefusedAsync(seen, "an owner that does not answer");
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
            await RefusedAsync(seen, "50 MB");
            Assert.True(huge.IsThere);
        }
        await seen.Screen.TypeAsync(" and done");
        await seen.Screen.PressAsync("ctrl+Return");

        Assert.Contains("Begun and done", await seen.PourAsync(4));
        await seen.LeaveAsync();
    }

    /// <summary>Pastes, sees that it is said why nothing came, and sends that away.</summary>
    private static async Task RefusedAsync(SeenRoom seen, string what)
    {
        await seen.Client.UntilAsync(seen.Screen, now => now.Find("Notice", "") is null, "no notice");
        await seen.Screen.PressAsync("ctrl+v");
        await seen.Client.UntilAsync(
            seen.Screen,
            now => now.Find("Notice", "") is not null,
            $"why nothing was pasted of {what}"
        );
        await seen.Screen.PressAsync("Escape");
    }
}
