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
        await ShownAsync(seen, 1, 1);
        await screen.ToolAsync("windowsize", seen.Window, "1280", "720");
        await ShownAsync(seen, 1280, 720);
        await seen.DragAsync(0, new(100, 30));

        await screen.ToolAsync("windowunmap", "--sync", seen.Window);
        await screen.NoWindowAsync(SeenRoom.Live);
        await seen.MoveAsync(1, new(640, 700));
        await screen.ToolAsync("windowmap", "--sync", seen.Window, "windowfocus", seen.Window);
        await seen.DragAsync(0, new(-60, 40));

        var sizes = Enumerable
            .Range(0, 60)
            .SelectMany(i => new[] { "windowsize", seen.Window, $"{700 + (i * 37 % 500)}", $"{430 + (i * 53 % 350)}" });
        await screen.ToolAsync([.. sizes, "windowsize", seen.Window, "1200", "640"]);
        await ShownAsync(seen, 1200, 640);
        await seen.DragAsync(0, new(50, -30));
        await seen.LeaveAsync();
    }

    private static Task<Described> ShownAsync(SeenRoom seen, int width, int height) =>
        seen.Client.UntilAsync(
            seen.Screen,
            now => (now.Screen.Width, now.Screen.Height) == (width, height),
            $"a window of {width} × {height}"
        );
}
