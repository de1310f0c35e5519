using System.Net;
using System.Net.WebSockets;
using System.Text;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Health.V1;

namespace ElephantBoard.Tests.Integration.Bad;

public sealed class MessageTests(OneServer one) : IClassFixture<OneServer>
{
    private const string Limit = "65536";

    [Theory]
    [InlineData(70_000)]
    [InlineData(900_000)]
    public async Task Bad16_a_message_over_64_KiB_is_refused_with_the_limit_and_its_connection_lives(int size)
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        await using var hub = await RawHub.ConnectAsync(one.Server.Http);
        var big = new Command
        {
            Id = Workshop.NewId(),
            KickOut = new KickOut { Elephant = room.Elephants[0], Wording = new string('x', size) },
        };
        TooBig((await room.TryAsync(big)).Refusal);
        TooBig((await hub.DoAsync(room.Host.Token, big)).Refusal);
        using var body = new StringContent(
            "{\"person\":{\"name\":\"" + new string('x', size) + "\"}}",
            Encoding.UTF8,
            "application/json"
        );
        using var response = await one.Server.Client.PostAsync($"api/v1/rooms/{room.Code}/participants", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        TooBig(Refusal.Parser.ParseJson(await response.Content.ReadAsStringAsync()));
        var small = new Command
        {
            MoveElephant = new MoveElephant { Elephant = room.Elephants[0], X = 9 },
        };
        await room.DoAsync(small);
        Assert.Null((await hub.DoAsync(room.Host.Token, small)).Refusal);
        using var again = await one.Server.Client.GetAsync($"api/v1/rooms/{room.Code}");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Bad17_a_page_of_another_site_gets_nothing()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 0);
        foreach (var origin in new[] { "https://evil.example", "null", "http://127.0.0.1:1", "x" })
        {
            foreach (var path in new[] { $"api/v1/rooms/{room.Code}", "hub/v1/negotiate", "healthz/live" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path);
                request.Headers.TryAddWithoutValidation("Origin", origin);
                using var response = await one.Server.Client.SendAsync(request);
                Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
                Assert.Contains("its own address", await response.Content.ReadAsStringAsync());
            }
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", origin);
            var hub = new UriBuilder(one.Server.Http) { Scheme = "ws", Path = "hub/v1" }.Uri;
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(hub, default));
            Assert.Contains("403", refused.Message);
        }
        using var own = new HttpRequestMessage(HttpMethod.Get, $"api/v1/rooms/{room.Code}");
        own.Headers.TryAddWithoutValidation("Origin", one.Server.Http.GetLeftPart(UriPartial.Authority));
        using var good = await one.Server.Client.SendAsync(own);
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }

    [Fact]
    public async Task Bad18_a_server_says_that_it_lives_and_is_ready()
    {
        foreach (var path in new[] { "healthz/live", "healthz/ready" })
        {
            Assert.Equal("Healthy", await one.Server.Client.GetStringAsync(path));
        }
        var health = new Health.HealthClient(one.Server.Channel);
        var answer = await health.CheckAsync(new HealthCheckRequest());
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    private static void TooBig(Refusal? refusal)
    {
        Refusals.Says(RefusalCode.MessageTooBig, refusal);
        Assert.Equal(Limit, refusal!.Parameters["limit"]);
        Assert.Contains(Limit, refusal.Sentence);
    }
}
