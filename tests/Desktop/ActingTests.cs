using System.Globalization;
using System.Numerics;
using System.Text;

namespace ElephantBoard.Tests.Desktop;

/// <summary>What people do in the window with mouse and keyboard, as the server has it.</summary>
public sealed class ActingTests
{
    private static readonly string[] Pasted =
    [
        "نقول نعم في الاجتماع ولا في الممر، ثم ٣ أيام",
        "Family 👨‍👩‍👧‍👦, flags 🇩🇪🏴󠁧󠁢󠁳󠁣󠁴󠁿, skin 👩🏽‍🚀, heart ❤️",
        "見積もりは希望で、約束ではない。𠮷野家",
    ];

    [Fact]
    public async Task Seen1_what_is_dragged_written_pasted_and_kicked_out_in_the_window_is_so_on_the_server()
    {
        await using var seen = await SeenRoom.OpenAsync();

        await seen.DragAsync(0, new(120, 20));
        await seen.Screen.PressAsync("n");
        await seen.Screen.TypeAsync("Nobody asks; we nod.");
        await seen.Screen.PressAsync("ctrl+Return");
        foreach (var text in Pasted)
        {
            await using var clipboard = await Clipboard.HoldAsync(seen.Screen, Encoding.UTF8.GetBytes(text), times: 1);
            await seen.Screen.PressAsync("ctrl+v", "ctrl+Return");
            await clipboard.TakenAsync();
        }
        var texts = await seen.PourAsync(3 + 1 + Pasted.Length);
        Assert.Contains("Nobody asks; we nod.", texts);
        Assert.All(Pasted, text => Assert.Contains(text, texts));

        await seen.Screen.PressAsync("F6");
        await seen.Screen.PressAsync("k", "Down", "Tab");
        await seen.Screen.TypeAsync("We say the date aloud.");
        await seen.Screen.PressAsync("ctrl+Return");
        var told = await seen.ToldAsync(
            state => state.Elephants.Count(each => each.Whereabouts != 0) == 1,
            "one elephant out"
        );
        Assert.Contains(told.Wordings, wording => wording.Text == "We say the date aloud.");
        await seen.LeaveAsync();
    }

    [Fact]
    public async Task Seen5_five_hundred_signs_in_a_second_come_in_order_while_others_move_things()
    {
        var text = string.Concat(Enumerable.Range(0, 125).Select(each => each.ToString("x3", null) + " ")).Trim() + "!";
        Assert.Equal(500, text.Length);
        await using var seen = await SeenRoom.OpenAsync();
        await seen.Screen.PressAsync("n");

        await using (var others = seen.Stir(1, 2))
        {
            await seen.Screen.TypeAtOnceAsync(text);
            await seen.Screen.PressAsync("ctrl+Return");
        }

        Assert.Contains(text, await seen.PourAsync(4));
        await seen.LeaveAsync();
    }

    [Fact]
    public async Task Seen6_others_who_move_things_take_nothing_out_of_the_hand()
    {
        await using var seen = await SeenRoom.OpenAsync();
        var floor = await seen.FloorAsync();
        var from = await seen.SeeAsync(0);
        var was = SeenRoom.PlaceOf(await seen.ToldAsync(0));
        var others = seen.Stir(1, 2);
        await using (others)
        {
            // The one in the hand too: what others do with it comes to nothing while it is held.
            await seen.Screen.TakeHoldAsync(from);
            for (var step = 1; step <= 8; step++)
            {
                var hand = from + new Vector2(10 * step, -2 * step);
                await seen.Screen.PointAsync(hand);
                await seen.SeeAsync(0, now => SeenRoom.IsNear(now, hand, 8), looks: 2);
            }
            await seen.MoveAsync(0, new(400, 800));
            await others.MovedAsync(10);
            await seen.Screen.LetGoAsync();
            await seen.IsAtAsync(0, was + (new Vector2(80, -16) / floor.Pixels), 4 / floor.Pixels);
        }
        await seen.SeeAsync(0, now => SeenRoom.IsNear(now, from + new Vector2(80, -16), 4));
        foreach (var other in new[] { 1, 2 })
        {
            await seen.SeenWhereToldAsync(other, floor);
        }
        await seen.LeaveAsync();
    }
}
