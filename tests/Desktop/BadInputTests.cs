using System.Diagnostics;
using System.Net;
using ElephantBoard.Raylib.Windowing;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;

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

        await SaysAsync("Not a room link or code", "join", "nonsense", "--name", "Bea");
        await SaysAsync(
            "No open room has this code",
            "join",
            new Uri(server.Http, "r/ZZZZZZZZZZ").ToString(),
            "--name",
            "Bea"
        );
        await SaysAsync("isn't responding", "join", "http://127.0.0.1:1/r/ABCDE12345", "--name", "Bea");
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
        Assert.Contains("The settings couldn't be read and were moved to", complained, StringComparison.Ordinal);
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

    [Fact]
    public async Task Seen9_without_the_library_that_opens_windows_it_says_what_to_install()
    {
        Assert.SkipUnless(RaylibPainter.Binding == "stand-in", "Raylib-cs brings its own.");
        // The system's own one cannot be taken away here: one that cannot be loaded stands before it.
        var libraries = Directory.CreateDirectory(Path.Combine(_home, "libraries")).FullName;
        foreach (var name in new[] { "libglfw.so.3", "libglfw.so" })
        {
            await File.WriteAllTextAsync(Path.Combine(libraries, name), "no library");
        }
        await using var screen = await XScreen.StartAsync();
        await using var client = Client.Start(screen.Display, _home, libraries, []);

        Says("apt install libglfw3", await client.EndedAsync());
    }

    [Fact]
    public async Task Seen10_what_waited_and_was_damaged_is_set_aside_and_said_and_the_room_works()
    {
        await using var seen = await SeenRoom.OpenAsync();
        await seen.DragAsync(0, new(60, 60));
        await seen.Client.KillAsync();
        var outbox = Directory
            .GetFiles(Path.Combine(seen.Home, "data"), "outbox.db", SearchOption.AllDirectories)
            .Single();
        var damaged = new byte[300];
        new Random(1).NextBytes(damaged);
        await File.WriteAllBytesAsync(outbox, damaged);
        // Its log alone would bring back what it held.
        File.Delete(outbox + "-wal");

        await seen.ComeInAsync();
        await seen.DragAsync(0, new(40, 40));
        var (code, _, complained) = await seen.Client.EndAsync();

        Assert.Equal(0, code);
        Assert.Contains("couldn't be read", complained, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', complained);
        var aside = complained[(complained.LastIndexOf(" at ", StringComparison.Ordinal) + 4)..].TrimEnd('.');
        Assert.Equal(damaged, await File.ReadAllBytesAsync(aside));
    }

    [Fact]
    public async Task Seen11_a_server_that_is_newer_is_said_before_a_window_is_opened()
    {
        var description = $$"""{"name":"Room","reader":{{Reader.Version + 1}}}""";
        await using var newer = new OddPort(IPAddress.Loopback, answer: description);

        await SaysAsync(
            "newer than this program",
            "join",
            new Uri(newer.Address, "r/ABCDE12345").ToString(),
            "--name",
            "Bea"
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
