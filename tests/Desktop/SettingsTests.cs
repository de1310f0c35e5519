using ElephantBoard.Raylib.App;
using ElephantBoard.Raylib.Windowing;

namespace ElephantBoard.Tests.Desktop;

public sealed class SettingsTests : IDisposable
{
    private static readonly WindowPlace Left = new(0, 0, 1920, 1080);
    private static readonly WindowPlace Right = new(1920, 0, 2560, 1440);

    private readonly string _file = Path.Combine(
        Directory.CreateTempSubdirectory("settings-").FullName,
        "elephantboard",
        "desktop.json"
    );

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(_file))!, recursive: true);

    [Fact]
    public void Desk9_settings_are_the_same_after_a_restart()
    {
        var settings = new Settings
        {
            Look = Look.Contrast,
            ReducedMotion = true,
            Scale = 1.5f,
            Place = new(-100, 20, 1024, 600),
        };
        settings.Write(_file);

        Assert.Equal(settings, Settings.Read(_file, out var trouble));
        Assert.Null(trouble);
        Assert.Equal(new(), Settings.Read(_file + ".none", out trouble));
        Assert.Null(trouble);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"look\":\"Pink\"}")]
    [InlineData("{\"look\":7}")]
    [InlineData("{\"scale\":1000}")]
    [InlineData("{\"place\":{\"x\":0,\"y\":0,\"width\":0,\"height\":-5}}")]
    public void Desk9_damaged_settings_are_set_aside(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.WriteAllText(_file, content);

        Assert.Equal(new(), Settings.Read(_file, out var trouble));

        Assert.Equal(content, File.ReadAllText(trouble!.Parameters["file"]));
        Assert.False(File.Exists(_file));
    }

    [Fact]
    public void Desk10_a_window_whose_monitor_is_gone_stands_in_the_middle_of_the_first()
    {
        var place = new WindowPlace(2500, 200, 1280, 720);

        Assert.Equal(place, place.On([Left, Right]));
        Assert.Equal(place with { X = 320, Y = 180 }, place.On([Left]));
        Assert.Equal(Left, new WindowPlace(9000, 0, 3000, 2000).On([Left]));
        Assert.Equal(place with { X = 2240, Y = 360 }, (place with { Y = -3000 }).On([Right with { X = 1600 }]));
    }

    [Fact]
    public void Desk16_a_window_is_as_large_as_the_room_needs_and_no_larger_than_its_monitor()
    {
        var small = new WindowPlace(0, 0, 800, 600);

        Assert.Equal(new(320, 180, 1280, 720), WindowPlace.First(Left, 1));
        Assert.Equal(new(1920, 0, 2560, 1440), WindowPlace.First(Right, 2));
        Assert.Equal(small, WindowPlace.First(small, 1));
        Assert.Equal(new(20, 50, 800, 600), new WindowPlace(20, 50, 1280, 720).On([small]));
    }
}
