using ElephantBoard.Board.Look;
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

        await seen.Screen.PressAsync("F9");
        var dark = Shot.Of(Palette.Dark.Surface);
        await seen.Screen.UntilAsync(shot => shot.Count(dark) > 10_000, "the dark look");
        await seen.LeaveAsync();
    }
}
