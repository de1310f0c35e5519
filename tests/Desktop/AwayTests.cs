using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Desktop;

/// <summary>What is done in the window while the server is dead.</summary>
public sealed class AwayTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Seen7_what_is_done_while_the_server_is_dead_is_there_once_when_it_is_back()
    {
        await using var first = await ServerProcess.StartAsync(_folder);
        await using var seen = await SeenRoom.OpenAsync(null, first.Grpc);
        var floor = await seen.FloorAsync();
        var from = (await seen.SeeAsync(0)).Middle;
        var was = SeenRoom.PlaceOf(await seen.ToldAsync(0));
        await seen.Screen.UntilAsync(IsSaved, "that all is saved");

        await first.KillAsync();
        await seen.Screen.WindowAsync(SeenRoom.Away);
        var by = new Vector2(70, 30);
        await seen.Screen.DragAsync(from, from + (by / 2), from + by);
        await seen.SeeAsync(0, now => SeenRoom.IsNear(now.Middle, from + by, 4));
        await seen.Screen.PressAsync("n");
        await seen.Screen.TypeAsync("Written to nobody");
        await seen.Screen.PressAsync("ctrl+Return");
        await seen.Screen.UntilAsync(shot => !IsSaved(shot) && IsAway(shot), "that it is not saved");

        await using var second = await ServerProcess.StartAsync(_folder, first.Http.Port, first.Grpc.Port);
        seen.FindAt(second.Grpc);
        await seen.LiveAsync();
        await seen.IsAtAsync(0, was + (by / floor.Pixels), 4 / floor.Pixels);
        await seen.Screen.UntilAsync(IsSaved, "that all is saved again");
        var texts = await seen.PourAsync(4);
        Assert.Single(texts, text => text == "Written to nobody");
        var events = await seen.Room.EventsAsync();
        Assert.Single(
            events,
            each => each.FactCase == Event.FactOneofCase.Moved && each.By != seen.Room.Host.Participant
        );
        await seen.LeaveAsync();
    }

    // The status line's dot: full and green, or a ring in the colour of what is wrong.
    private static bool IsSaved(Shot shot) => CountInStatus(shot, Palette.Light.Good) > 60;

    private static bool IsAway(Shot shot) => CountInStatus(shot, Palette.Light.Danger) > 20;

    private static int CountInStatus(Shot shot, Engine.Painting.Color colour) =>
        Enumerable
            .Range(12, 24)
            .SelectMany(x => Enumerable.Range(660, 130).Select(y => shot.At(x, y)))
            .Count(pixel => pixel == Shot.Of(colour));
}
