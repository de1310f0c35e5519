using System.Text;
using System.Xml.Linq;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;

namespace ElephantBoard.Tests.Desktop;

/// <summary>Rooms drawn into files, where there is no screen.</summary>
public sealed class PictureTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("desktop-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Desk11_a_room_is_drawn_as_it_was_at_any_of_its_places()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 2, elephants: 5);
        var before = room.Last.Sequence;
        await room.DoAsync(
            new()
            {
                MoveElephant = new()
                {
                    Elephant = room.Elephants[0],
                    X = 1300,
                    Y = 700,
                },
            }
        );

        var (now, then) = (await DrawAsync("now.png"), await DrawAsync("then.png", "--at", $"{before}"));
        var svg = await DrawAsync("now.svg");
        var pdf = await DrawAsync("now.pdf");

        Assert.Equal([0x89, .. "PNG"u8], now[..4]);
        Assert.NotEqual(now, then);
        Assert.Equal("svg", XDocument.Parse(Encoding.UTF8.GetString(svg)).Root!.Name.LocalName);
        Assert.Equal("%PDF"u8, pdf.AsSpan(0, 4));
        Assert.Equal(4, (await room.CheckpointAsync()).State.Participants.Count);

        async Task<byte[]> DrawAsync(string name, params string[] more)
        {
            var file = Path.Combine(_home, name);
            var (code, _, complained) = await RunAsync(server, room, ["--out", file, .. more]);
            Assert.Equal((0, ""), (code, complained));
            return await File.ReadAllBytesAsync(file);
        }
    }

    [Fact]
    public async Task Desk11_what_cannot_be_drawn_says_why()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, people: 0, elephants: 0);

        await SaysAsync(".svg, or .pdf", "--out", Path.Combine(_home, "room.txt"));
        await SaysAsync("positions 1 to", "--out", Path.Combine(_home, "room.png"), "--at", "9999");
        await SaysAsync("Couldn't write", "--out", Path.Combine(_home, "no", "such", "folder", "room.png"));

        async Task SaysAsync(string part, params string[] arguments)
        {
            var (code, _, complained) = await RunAsync(server, room, arguments);
            Assert.Contains(part, complained, StringComparison.Ordinal);
            Assert.Equal(1, code);
            Assert.DoesNotContain('\n', complained);
        }
    }

    private async Task<(int Code, string Said, string Complained)> RunAsync(
        RunningServer server,
        Workshop room,
        string[] more
    )
    {
        string[] arguments = ["picture", room.Code, "--server", server.Http.ToString(), .. more];
        await using var client = Client.Start(null, _home, arguments);
        return await client.EndedAsync();
    }
}
