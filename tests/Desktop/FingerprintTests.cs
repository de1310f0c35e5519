using System.Globalization;
using System.Text.RegularExpressions;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Desktop;

/// <summary>The room that the window showed is the server's.</summary>
public sealed partial class FingerprintTests
{
    [Fact]
    public async Task Seen8_on_leaving_it_says_the_place_it_saw_and_has_the_servers_fingerprint_there()
    {
        await using var seen = await SeenRoom.OpenAsync();
        var floor = await seen.FloorAsync();
        await seen.DragAsync(0, new(60, 60), floor);
        var elephants = seen.Room.Elephants;
        Command[] acts =
        [
            new() { SetAside = new() { Elephant = elephants[1] } },
            new() { PutBack = new() { Elephant = elephants[1] } },
            new()
            {
                GoToStage = new() { From = Stage.Debrief, To = Stage.Weigh },
            },
            new()
            {
                KickOut = new()
                {
                    Elephant = elephants[2],
                    Kind = DecisionKind.Step,
                    Wording = "We say the date aloud.",
                },
            },
            new() { BringBack = new() { Elephant = elephants[2] } },
            new() { EraseByHost = new() { Elephant = elephants[1] } },
        ];
        foreach (var act in acts)
        {
            await seen.Room.DoAsync(act);
        }
        await seen.Room.JoinAsync("Ann");
        await seen.DragAsync(0, new(-40, 20), floor);

        var left = Left().Match(await seen.LeaveAsync());

        Assert.True(left.Success);
        var place = uint.Parse(left.Groups[1].Value, CultureInfo.InvariantCulture);
        var there = await seen.Room.StateAtAsync(place);
        Assert.True(place >= seen.Room.Last.Sequence);
        Assert.Equal(Convert.ToHexStringLower(there.Fingerprint.Span), left.Groups[2].Value);
        Assert.Equal(
            Convert.ToHexStringLower(new Fingerprint().Of(CheckpointConverter.From(there.State, place))),
            left.Groups[2].Value
        );
    }

    [GeneratedRegex("at position ([0-9]+) .* fingerprint ([0-9a-f]{64})")]
    private static partial Regex Left();
}
