using System.Net;
using System.Net.Sockets;
using ElephantBoard.Raylib.App;
using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Desktop;

/// <summary>What the program keeps and says, without a window.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("program-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData("sales ENGINEERING", 3u)]
    [InlineData(" Ventas ñ ", 1u)]
    [InlineData("ventas Ñ", 1u)]
    [InlineData("المبيعات", 2u)]
    [InlineData("🐘 Team", 4u)]
    [InlineData("4", 4u)]
    [InlineData("7", 5u)]
    [InlineData("", 0u)]
    public void Desk15_a_department_is_found_by_name_in_any_case_and_by_number(string given, uint number)
    {
        var all = Departments.Split("Ventas n\u0303, المبيعات، Sales Engineering, 🐘 team,7, ,");

        Assert.Equal(number, Departments.NumberOf(given, all));
    }

    [Theory]
    [InlineData("Cooking")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3")]
    public void Desk15_a_department_that_is_none_is_said_with_all_that_are(string given)
    {
        var stop = Assert.Throws<StopException>(() => Departments.NumberOf(given, ["Sales", "العربية"]));

        Assert.Contains("Sales, العربية", stop.Message, StringComparison.Ordinal);
        Assert.Contains(given, stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Desk12_a_mistake_is_written_down_whole_and_one_in_every_frame_is_said_once()
    {
        var file = Path.Combine(_home, "state", "faults.log");
        var faultLog = new FaultLog(file, TimeProvider.System);

        var said = Enumerable.Range(0, 50).Select(_ => faultLog.ReportOnce(Met("first"))).OfType<string>().ToList();
        var other = faultLog.Report(new InvalidOperationException("second"));

        Assert.Contains(file, Assert.Single(said), StringComparison.Ordinal);
        Assert.Contains(file, other, StringComparison.Ordinal);
        var written = File.ReadAllText(file);
        Assert.Contains("first", written, StringComparison.Ordinal);
        Assert.Contains("second", written, StringComparison.Ordinal);
        Assert.Contains(nameof(Met), written, StringComparison.Ordinal);
    }

    [Fact]
    public void Desk12_what_is_written_of_mistakes_does_not_grow_for_ever()
    {
        var file = Path.Combine(_home, "faults.log");
        var faultLog = new FaultLog(file, TimeProvider.System);
        for (var i = 0; i < 40; i++)
        {
            faultLog.Report(new InvalidOperationException(new string('x', 20_000) + i));
        }

        Assert.InRange(new FileInfo(file).Length, 100_000, 400_000);
        Assert.Contains("x39", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk13_a_server_that_never_answers_is_waited_for_so_long_and_can_be_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        string[] join = ["join", $"http://{silent.LocalEndpoint}/r/ABCDE12345", "--name", "Bea"];
        await using var patient = Client.Start(null, _home, join);
        await using var hasty = Client.Start(null, _home, join);
        using var asked = await silent.AcceptSocketAsync();
        using var askedToo = await silent.AcceptSocketAsync();

        var given = await hasty.EndAsync();
        var waited = await patient.EndedAsync();

        Assert.Equal("", given.Complained);
        Assert.Contains("didn't respond within 15 s", waited.Complained, StringComparison.Ordinal);
        Assert.Contains("Asking the server", waited.Said, StringComparison.Ordinal);
        Assert.Equal((1, 1), (given.Code, waited.Code));
    }

    [Theory]
    [InlineData("1 to 600", "measure", "0")]
    [InlineData("1 to 600", "measure", "-5")]
    [InlineData("0.5 to 4", "measure", "--scale", "NaN")]
    [InlineData("'--scale'", "measure", "--scale", "big")]
    [InlineData(".png, .svg, or .pdf", "picture", "http://127.0.0.1:1/r/ABCDE12345", "--out", "room.bmp")]
    [InlineData("Not a server address", "open", "Room", "--name", "Bea", "--server", "not a server")]
    [InlineData("no department Cooking", "open", "Room", "--name", "Bea", "--department", "Cooking")]
    [InlineData("--name", "open", "Room", "--name", "  ")]
    public async Task Desk14_what_cannot_be_meant_is_refused_in_a_sentence(string part, params string[] arguments)
    {
        await using var client = Client.Start(null, _home, arguments);

        var (code, _, complained) = await client.EndedAsync();

        Assert.Contains(part, complained, StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", complained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Desk14_names_in_any_script_open_a_room_and_one_that_is_too_long_says_how_long_it_may_be()
    {
        await using var server = await RunningServer.StartAsync();
        string[] open = ["open", "غرفة 🐘", "--server", server.Http.ToString(), "--departments", "المبيعات، 🐘"];

        await using var opened = Client.Start(null, _home, [.. open, "--name", "ليلى ✨"]);
        var (_, said, complained) = await opened.EndedAsync();
        await using var tooLong = Client.Start(null, _home, [.. open, "--name", new string('x', 500)]);
        var refused = await tooLong.EndedAsync();

        // There is no screen here: it went in, and says that.
        Assert.Contains("The room is ready", said, StringComparison.Ordinal);
        Assert.Contains("there is no screen", complained, StringComparison.Ordinal);
        Assert.Contains("500 characters; the limit is 60", refused.Complained, StringComparison.Ordinal);
    }

    private static InvalidOperationException Met(string message)
    {
        try
        {
            throw new InvalidOperationException(message);
        }
        catch (InvalidOperationException met)
        {
            return met;
        }
    }
}
