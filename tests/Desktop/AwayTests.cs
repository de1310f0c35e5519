using System.Numerics;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
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
        var from = await seen.SeeAsync(0);
        var was = SeenRoom.PlaceOf(await seen.ToldAsync(0));
        await StatusAsync(seen, Sentences.English["status.saved"]);

        await first.KillAsync();
        await seen.Screen.WindowAsync(SeenRoom.Away);
        var by = new Vector2(70, 30);
        await seen.Screen.DragAsync(from, from + (by / 2), from + by);
        await seen.SeeAsync(0, now => SeenRoom.IsNear(now, from + by, 4));
        await seen.Screen.PressAsync("n");
        await seen.Screen.TypeAsync("Written to nobody");
        await seen.Screen.PressAsync("ctrl+Return");
        await StatusAsync(seen, Sentences.English.Say("status.cut_waiting", ("n", 2)));

        await using var second = await ServerProcess.StartAsync(_folder, first.Http.Port, first.Grpc.Port);
        seen.FindAt(second.Grpc);
        await seen.LiveAsync();
        await seen.IsAtAsync(0, was + (by / floor.Pixels), 4 / floor.Pixels);
        await StatusAsync(seen, Sentences.English["status.saved"]);
        var texts = await seen.PourAsync(4);
        Assert.Single(texts, text => text == "Written to nobody");
        var events = await seen.Room.EventsAsync();
        Assert.Single(
            events,
            each => each.FactCase == Event.FactOneofCase.Moved && each.By != seen.Room.Host.Participant
        );
        await seen.LeaveAsync();
    }

    private static Task<Described> StatusAsync(SeenRoom seen, string begins) =>
        seen.Client.UntilAsync(seen.Screen, now => now.Find("StatusLine", begins) is not null, $"the status {begins}");
}
