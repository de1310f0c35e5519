using ElephantBoard.Tests.Integration.Hard;

namespace ElephantBoard.Tests.Desktop;

/// <summary>Alone: how long a look takes is seen.</summary>
[Collection(nameof(Alone))]
public sealed class MarksTests
{
    [Fact]
    public async Task Seen12_a_text_of_two_thousand_combining_marks_is_drawn_and_the_window_goes_on_working()
    {
        await using var seen = await SeenRoom.OpenAsync(
            text: "Z{0}" + string.Concat(Enumerable.Repeat("\u0323\u0301", 999))
        );

        var (light, all) = (seen.Screen.Look(), seen.Client.Look().Screen);
        await seen.Screen.PressAsync("F9");
        await seen.Screen.UntilAsync(now => light.Alike(all, now, all) < 0.2, "another theme");
        await seen.LeaveAsync();
    }
}
