namespace ElephantBoard.Tests.Desktop;

/// <summary>The window in every shape: tiny, hidden, resized again and again.</summary>
public sealed class WindowShapeTests
{
    [Fact]
    public async Task Seen2_through_every_shape_of_the_window_the_room_is_drawn_and_works()
    {
        await using var seen = await SeenRoom.OpenAsync();
        var screen = seen.Screen;

        await screen.ToolAsync("windowsize", seen.Window, "1", "1");
        await screen.UntilAsync(shot => shot.At(640, 300) == 0, "a window of one pixel");
        await screen.ToolAsync("windowsize", seen.Window, "1280", "720");
        await seen.DragAsync(0, new(100, 30));

        await screen.ToolAsync("windowunmap", "--sync", seen.Window);
        await screen.UntilAsync(shot => shot.At(640, 300) == 0, "no window");
        await seen.MoveAsync(1, new(640, 700));
        await screen.ToolAsync("windowmap", "--sync", seen.Window, "windowfocus", seen.Window);
        await seen.DragAsync(0, new(-60, 40));

        var before = await seen.SeeAsync(0);
        var sizes = Enumerable
            .Range(0, 60)
            .SelectMany(i => new[] { "windowsize", seen.Window, $"{700 + (i * 37 % 500)}", $"{430 + (i * 53 % 350)}" });
        await screen.ToolAsync([.. sizes, "windowsize", seen.Window, "1200", "640"]);
        await seen.SeeAsync(0, now => now != before);
        await seen.DragAsync(0, new(50, -30));
        await seen.LeaveAsync();
    }
}
