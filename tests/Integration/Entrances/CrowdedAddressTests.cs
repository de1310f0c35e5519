using System.Net;
using System.Net.Http.Json;
using ElephantBoard.Host;
using ElephantBoard.Host.Keys;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>One address, as a company's, at which somebody tries codes.</summary>
public sealed class CrowdedAddressTests
{
    [Fact]
    public async Task Enter3_while_wrong_codes_wait_the_right_one_and_live_tokens_wait_for_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        using var end = new CancellationTokenSource();
        var wrong = Enumerable
            .Range(0, 60)
            .Select(_ =>
                room.Rooms.DescribeRoomAsync(
                    new DescribeRoomRequest { Code = "0000000000" },
                    cancellationToken: end.Token
                ).ResponseAsync
            )
            .ToList();
        await Task.WhenAny(wrong);

        var described = await room.Rooms.DescribeRoomAsync(new DescribeRoomRequest { Code = room.Code });
        Assert.Null(described.Refusal);
        Assert.Equal(3u, (await room.JoinAsync("Latecomer")).Participant);
        foreach (var path in new[] { "checkpoint", "events?after=0", "checkpoint?at=2" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/rooms/{room.Code}/{path}");
            request.Headers.Authorization = new("Bearer", room.People[1].Token);
            using var response = await server.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        Assert.Contains(wrong, task => !task.IsCompleted);
        await end.CancelAsync();
        Task all = Task.WhenAll(wrong);
        await all.ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext
        );
    }

    [Fact]
    public async Task Enter3_a_live_token_guesses_no_codes_for_free()
    {
        await using var server = await RunningServer.StartAsync(
            settings: ("ElephantBoard:Limits:WrongCodesAtOnce", "2")
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 0);
        var statuses = await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(async _ =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/rooms/0000000000/checkpoint");
                    request.Headers.Authorization = new("Bearer", room.Host.Token);
                    using var response = await server.Client.SendAsync(request);
                    return response.StatusCode;
                })
        );
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task Enter3_a_code_that_one_address_knows_is_a_guess_for_another()
    {
        var limits = Options.Create(new TrafficLimits { WrongCodesAtOnce = 1 });
        await using var throttle = new JoinCodeThrottle(limits);
        var (knows, guesser) = (CallerAddress.Of(IPAddress.Loopback), CallerAddress.Of(IPAddress.Parse("203.0.113.7")));
        var room = Guid.NewGuid();
        throttle.Know(knows, "RIGHT");
        using var end = new CancellationTokenSource();
        for (var n = 0; n < 20; n++)
        {
            _ = throttle.FindAsync(guesser, $"WRONG{n}", () => ValueTask.FromResult<Guid?>(null), end.Token);
        }
        var looked = 0;
        var guess = throttle.FindAsync(guesser, "RIGHT", FindAsync, end.Token);
        Assert.Equal((0, false), (looked, guess.IsCompleted));

        Assert.Equal((room, null), await throttle.FindAsync(knows, "RIGHT", FindAsync, end.Token));
        // The latest is next in line, and not refused because of those who filled it.
        Assert.Equal((room, null), await guess.Within("the guess"));
        await end.CancelAsync();

        ValueTask<Guid?> FindAsync()
        {
            looked++;
            return ValueTask.FromResult<Guid?>(room);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.Created)]
    [InlineData("10.0.0.0/8, 127.0.0.0/8", HttpStatusCode.Created)]
    [InlineData("10.0.0.0/8", HttpStatusCode.TooManyRequests)]
    [InlineData("", HttpStatusCode.TooManyRequests)]
    public async Task Enter4_callers_behind_a_trusted_proxy_are_told_apart_and_behind_no_other(
        string trusted,
        HttpStatusCode second
    )
    {
        await using var server = await RunningServer.StartAsync(
            settings: [("ElephantBoard:TrustedProxies", trusted), ("ElephantBoard:Limits:RoomsAtOnce", "1")]
        );
        Assert.Equal(HttpStatusCode.Created, await OpenAsync(server, "203.0.113.7"));
        Assert.Equal(second, await OpenAsync(server, "203.0.113.8"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await OpenAsync(server, "203.0.113.7"));
    }

    [Fact]
    public async Task Enter4_proxies_that_are_no_addresses_are_said_at_the_start()
    {
        var wrong = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            RunningServer.StartAsync(settings: ("ElephantBoard:TrustedProxies", "proxy.example"))
        );
        Assert.Contains("TrustedProxies", Assert.Single(wrong.Failures));
    }

    [Fact]
    public async Task Enter5_with_a_public_url_pages_of_that_origin_alone_are_let_in()
    {
        await using var server = await RunningServer.StartAsync(
            settings: ("ElephantBoard:PublicUrl", "https://board.example/")
        );
        var own = server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        (string Origin, HttpStatusCode Status)[] pages =
        [
            ("https://board.example", HttpStatusCode.OK),
            ("https://BOARD.example:443", HttpStatusCode.OK),
            ("http://board.example", HttpStatusCode.Forbidden),
            ("https://board.example:8443", HttpStatusCode.Forbidden),
            (own, HttpStatusCode.Forbidden),
            ("null", HttpStatusCode.Forbidden),
        ];
        foreach (var (origin, status) in pages)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "healthz/live");
            request.Headers.TryAddWithoutValidation("Origin", origin);
            using var response = await server.Client.SendAsync(request);
            Assert.Equal((origin, status), (origin, response.StatusCode));
        }
    }

    [Fact]
    public async Task Enter8_head_is_answered_wherever_get_is()
    {
        await using var server = await RunningServer.StartAsync();
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 0);
        var rooms = $"api/v1/rooms/{room.Code}";
        string[] paths =
        [
            "",
            $"r/{room.Code}",
            rooms,
            $"{rooms}/qr.svg",
            $"{rooms}/checkpoint",
            $"{rooms}/events",
            "api/v1/rooms/ZZZZZZZZZZ",
            "healthz/live",
            "healthz/ready",
        ];
        foreach (var path in paths)
        {
            var (got, asked) = (await AskAsync(HttpMethod.Get, path), await AskAsync(HttpMethod.Head, path));
            Assert.Equal((path, got.Status, got.Type, 0), (path, asked.Status, asked.Type, asked.Length));
        }

        async Task<(HttpStatusCode Status, string? Type, int Length)> AskAsync(HttpMethod method, string path)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = new("Bearer", room.Host.Token);
            using var response = await server.Client.SendAsync(request);
            var body = await response.Content.ReadAsByteArrayAsync();
            return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, body.Length);
        }
    }

    private static async Task<HttpStatusCode> OpenAsync(RunningServer server, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/rooms");
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        request.Content = JsonContent.Create(
            new
            {
                name = "Room",
                departments = new[] { "Sales" },
                facilitator = new { name = "Ana", department = 1 },
            }
        );
        using var response = await server.Client.SendAsync(request);
        return response.StatusCode;
    }
}
