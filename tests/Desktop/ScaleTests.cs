using System.Numerics;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Desktop;

/// <summary>At every scale, things are hit where they are drawn.</summary>
public sealed class ScaleTests
{
    [Theory]
    [InlineData(1.25f)]
    [InlineData(1.5f)]
    [InlineData(2f)]
    public async Task Seen4_at_every_scale_things_are_hit_where_they_are_drawn(float scale)
    {
        await using var seen = await SeenRoom.OpenAsync(scale: scale);

        await seen.DragAsync(0, new(120, 40));
        await seen.DragAsync(2, new(-90, 120));
        // In its middle, then near its corner.
        await PressMainAsync(seen, button => button.Middle, Stage.Weigh);
        await PressMainAsync(seen, button => new(button.Left + 4, button.Bottom - (button.Height / 4)), Stage.KickOut);
        await PressMainAsync(seen, button => new(button.Right - 4, button.Top + (button.Height / 4)), Stage.Close);
        await seen.LeaveAsync();
    }

    /// <summary>Presses what leads to the next stage, at a place of it.</summary>
    private static async Task PressMainAsync(SeenRoom seen, Func<Drawn, Vector2> where, Stage then)
    {
        await seen.Screen.PointAsync(Vector2.One);
        var button = (
            await seen.Client.StillAsync(
                seen.Screen,
                now => now.Find("Button", SeenRoom.NextTo(then)),
                $"what leads to {then}"
            )
        ).Area;
        // A button takes no press for a moment after its meaning has changed. Nothing shows when that moment is over, so a press
        // that did nothing is repeated.
        for (var press = 0; press < 3; press++)
        {
            await seen.Screen.ClickAsync(where(button));
            if (await seen.BecomesAsync(state => state.Stage == then))
            {
                return;
            }
        }
        Assert.Fail($"Three presses do not lead to {then}. {seen.Screen.Keep()}");
    }
}
