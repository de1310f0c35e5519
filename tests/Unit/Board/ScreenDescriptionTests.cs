using System.Globalization;
using ElephantBoard.Engine.Input;

namespace ElephantBoard.Tests.Unit.Board;

public sealed class ScreenDescriptionTests
{
    [Fact]
    public async Task Eng22_a_description_has_each_widget_with_its_place_in_pixels_focus_and_text()
    {
        await using var room = new WorkedRoom(scale: 2);
        room.Piece(1).Focus();
        room.Host.Tick();
        var lines = ScreenDescription.Of(room.Host.Scene).TrimEnd('\n').Split('\n').Select(line => line.Split('\t'));
        Assert.Equal(["Screen", "", "0.0", "0.0", "1280.0", "720.0"], lines.First()[..6]);

        var piece = lines.Single(line => line[1] == "elephant/11");
        Assert.Equal(("ElephantPiece", "True", "elephant 11"), (piece[0], piece[8], piece[9]));
        var at = room.At(1);
        Assert.Equal([$"{at.X:F1}", $"{at.Y:F1}"], piece[6..8]);
        Assert.True(At(2) < at.X && at.X < At(4) && At(3) < at.Y && at.Y < At(5));
        Assert.Contains(lines, line => line[0] == "Button" && line[9] == room.Say("room.write"));

        float At(int index) => float.Parse(piece[index], CultureInfo.InvariantCulture);
    }
}
