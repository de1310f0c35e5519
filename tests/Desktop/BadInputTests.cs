using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Desktop;

/// <summary>What cannot be done is said in a sentence that says what to do.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("desktop-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Desk5_who_cannot_go_in_is_told_why_before_a_window_is_opened()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 1, elephants: 0);
        var link = new Uri(server.Http, "r/" + room.Code).ToString();

        await SaysAsync("no room's link or code", "join", "nonsense", "--name", "Bea");
        await SaysAsync(
            "No open room has this code",
            "join",
            new Uri(server.Http, "r/ZZZZZZZZZZ").ToString(),
            "--name",
            "Bea"
        );
        await SaysAsync("does not answer", "join", "http://127.0.0.1:1/r/ABCDE12345", "--name", "Bea");
        await SaysAsync("--name", "join", link);
        await SaysAsync("Sales, Engineering", "join", link, "--name", "Bea", "--department", "Cooking");
        await SaysAsync("Choose yours", "join", link, "--name", "Bea");
        await SaysAsync("has this name", "join", link, "--name", "Person 1", "--department", "1");
        await SaysAsync("--scale", "join", link, "--name", "Bea", "--scale", "99");
    }

    [Fact]
    public async Task Desk6_without_a_screen_or_without_opengl_it_says_so()
    {
        await using var blind = await XScreen.StartAsync(gl: false);
        await using var none = Client.Start(null, _home);
        await using var noGl = Client.Start(blind.Display, _home);

        Says("there is no screen", await none.EndedAsync());
        Says("OpenGL", await noGl.EndedAsync());
    }

    [Fact]
    public async Task Desk7_a_seat_that_is_open_is_not_taken_by_a_second_window_and_damaged_settings_are_said()
    {
        await using var screen = await XScreen.StartAsync();
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 0, elephants: 0);
        var folder = Path.Combine(_home, "config", "elephantboard");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "desktop.json"), "{\"look\":");
        string[] join =
        [
            "join",
            new Uri(server.Http, "r/" + room.Code).ToString(),
            "--name",
            "Bea",
            "--department",
            "1",
        ];
        await using var client = Client.Start(screen.Display, _home, join);
        await screen.WindowAsync("Why deals slip");

        await using var second = Client.Start(screen.Display, _home, join);
        Says("open in another window", await second.EndedAsync());
        var (code, _, complained) = await client.EndAsync();

        Assert.Equal(0, code);
        Assert.Contains("set aside", complained, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task Desk8_help_tells_every_command()
    {
        await using var client = Client.Start(null, _home, ["--help"]);

        var (code, said, _) = await client.EndedAsync();

        Assert.Equal(0, code);
        Assert.All(
            ["join", "open", "picture", "measure"],
            command => Assert.Contains(command, said, StringComparison.Ordinal)
        );
    }

    private async Task SaysAsync(string part, params string[] arguments)
    {
        await using var client = Client.Start(null, _home, arguments);
        Says(part, await client.EndedAsync());
    }

    private static void Says(string part, (int Code, string Said, string Complained) ended)
    {
        Assert.Contains(part, ended.Complained, StringComparison.Ordinal);
        Assert.Equal(1, ended.Code);
        Assert.DoesNotContain("   at ", ended.Complained, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', ended.Complained);
    }
}
