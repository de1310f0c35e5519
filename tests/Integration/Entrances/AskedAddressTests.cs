using System.Net;
using System.Text.Json;
using ElephantBoard.Host;
using ElephantBoard.Host.Keys;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using QRCoder;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>Which address the server gives to people, for links and QR codes.</summary>
public sealed class AskedAddressTests
{
    private const string Lan = "192.168.7.9:8080";

    [Fact]
    public async Task Address1_links_name_the_address_at_which_their_caller_reached_the_server()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        Assert.Equal($"http://{Lan}/r/{code}", await DescribeAsync(server, code, Lan));
        Assert.Equal($"http://board.local/r/{code}", await DescribeAsync(server, code, "board.local"));
        // Nobody else gets an address that one caller used.
        var own = server.Http.GetLeftPart(UriPartial.Authority);
        Assert.Equal($"{own}/r/{code}", await DescribeAsync(server, code, host: null));
    }

    [Fact]
    public async Task Address1_the_qr_code_is_of_that_address_and_no_cache_keeps_it()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        using var response = await AskAsync(server, $"api/v1/rooms/{code}/qr.svg", Lan);
        Assert.Equal(QrOf($"http://{Lan}/r/{code}"), await response.Content.ReadAsStringAsync());
        Assert.True(response.Headers.CacheControl?.NoStore);
        using var described = await AskAsync(server, $"api/v1/rooms/{code}", Lan);
        Assert.True(described.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Address1_who_creates_a_room_gets_links_to_the_page_at_the_address_they_used_over_grpc_too()
    {
        await using var server = await RunningServer.StartAsync();
        var authority = $"192.168.7.9:{server.Grpc.Port}";
        using var handler = new NamedHost(authority);
        using var channel = GrpcChannel.ForAddress(server.Grpc, new GrpcChannelOptions { HttpHandler = handler });
        var rooms = new RoomService.RoomServiceClient(channel);
        var opened = (await rooms.OpenRoomAsync(Request())).Opened;
        // The page's port, not that of gRPC.
        var page = $"http://192.168.7.9:{server.Http.Port}/r/{opened.Code}";
        Assert.Equal((page, $"{page}#host={opened.HostSecret}"), (opened.Links.Join, opened.Links.Host));
        var described = await rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = opened.Code });
        Assert.Equal(page, described.Room.JoinLink);
    }

    [Fact]
    public async Task Address1_with_a_public_url_every_link_names_that()
    {
        await using var server = await RunningServer.StartAsync(
            settings: ("ElephantBoard:PublicUrl", "https://board.example/")
        );
        var (_, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        Assert.Equal($"https://board.example/r/{code}", await DescribeAsync(server, code, Lan));
    }

    [Fact]
    public async Task Address1_a_caller_on_the_servers_machine_gets_an_address_that_others_can_open()
    {
        await using var server = await RunningServer.StartAsync(settings: ("ElephantBoard:Listen", "*"));
        var (_, code) = await Guest.OpenAsync(server.Channel, anonymous: true);
        var port = server.Services.GetRequiredService<PublicLinks>().PublicUrl.Split(':')[^1];
        var host = LanAddresses.Read() is [var first, ..] ? first.ToString() : "localhost";
        Assert.Equal($"http://{host}:{port}/r/{code}", await DescribeAsync(server, code, $"localhost:{port}"));
    }

    [Fact]
    public async Task Address2_the_server_says_at_its_start_where_others_find_it()
    {
        await using var server = await RunningServer.StartAsync(
            settings: ("ElephantBoard:PublicUrl", "https://board.example/")
        );
        var links = server.Services.GetRequiredService<PublicLinks>();
        var printed = StartAnnouncement.Of(links, isTerminal: false);
        Assert.Equal($"ElephantBoard is open at https://board.example (gRPC on port {links.GrpcPort})", printed);
        var lines = StartAnnouncement.Of(links, isTerminal: true).Split('\n');
        Assert.InRange(lines.Length, 10, 40);
        Assert.All(lines.Skip(2), line => Assert.All(line.Trim(), mark => Assert.Contains(mark, "█▀▄ ")));
    }

    [Fact]
    public async Task Address2_a_server_that_only_its_machine_can_open_says_so()
    {
        await using var server = await RunningServer.StartAsync();
        var printed = StartAnnouncement.Of(server.Services.GetRequiredService<PublicLinks>(), isTerminal: true);
        Assert.Contains("is open at http://localhost:", printed);
        Assert.Contains("Only this machine can open it.", printed);
        Assert.DoesNotContain("█", printed);
    }

    [Fact]
    public async Task Address2_a_server_that_listens_on_every_address_says_each_of_them()
    {
        await using var server = await RunningServer.StartAsync(settings: ("ElephantBoard:Listen", "*"));
        var links = server.Services.GetRequiredService<PublicLinks>();
        var printed = StartAnnouncement.Of(links, isTerminal: false);
        var port = links.PublicUrl.Split(':')[^1];
        Assert.All(LanAddresses.Read(), address => Assert.Contains($"open http://{address}:{port}", printed));
    }

    private static OpenRoomRequest Request() =>
        new()
        {
            Name = "Monday",
            Departments = { "Sales" },
            Facilitator = new Person { Name = "Rafi", Department = 1 },
        };

    private static async Task<string> DescribeAsync(RunningServer server, string code, string? host)
    {
        using var response = await AskAsync(server, $"api/v1/rooms/{code}", host);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("joinLink").GetString()!;
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningServer server, string path, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return await server.Client.SendAsync(request);
    }

    private static string QrOf(string link)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(8, "#1F1B16", "#FFFFFF", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    private sealed class NamedHost(string host) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            request.Headers.Host = host;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
