using System.Text;
using System.Text.RegularExpressions;
using ElephantBoard.Tests.Integration.Bad;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>What the server says of a whole session at the lowest level of every category: log, metrics, activities, exceptions.</summary>
public sealed partial class SilenceTests
{
    private const string NameAtTheHub = "Theodora Quagmire";
    private const string NameAtRest = "Ignatius Xylander";
    private const string TextAtTheHub = "Nobody reads the zqx4 minutes.";

    [Fact]
    public async Task Anon5_a_session_leaves_no_text_name_token_code_or_secret_in_what_an_operator_can_get()
    {
        var heard = await SessionAsync();
        Assert.NotEmpty(heard.What.Log);
        Assert.NotEmpty(heard.What.Metrics);
        AssertNone(
            heard.What.Everything.SelectMany(line =>
                heard
                    .Secrets.Where(secret => line.Contains(secret.Secret, StringComparison.OrdinalIgnoreCase))
                    .Select(secret => $"{secret.What}: {line}")
            )
        );
    }

    [Fact]
    public async Task Tele1_no_private_act_is_named_beside_a_connection_or_timed_in_what_an_operator_can_get()
    {
        var heard = await SessionAsync();
        AssertNone(
            heard
                .What.Log.Concat(heard.What.Metrics)
                .Concat(heard.What.Activities)
                .Where(line => PrivateAct().IsMatch(line))
        );
    }

    [Fact]
    public void Anon5_a_planted_line_is_found()
    {
        using var heard = new Overheard();
        heard
            .CreateLogger("a category")
            .Log(LogLevel.Trace, default, PrivateSession.Texts[0], null, (text, _) => "somebody kept " + text);
        Assert.Contains(heard.Everything, line => line.Contains("zqx", StringComparison.Ordinal));
    }

    private static void AssertNone(IEnumerable<string> told)
    {
        var shown = told.Select(line => line[..Math.Min(line.Length, 400)]).Distinct().Take(30).ToList();
        Assert.True(shown.Count == 0, string.Join('\n', shown));
    }

    /// <summary>A session over gRPC, the hub and REST, with everything in it that goes wrong, on a server that logs as much as can be asked of it.</summary>
    private static async Task<(Overheard What, List<(string What, string Secret)> Secrets)> SessionAsync()
    {
        using var heard = new Overheard();
        List<(string, string)> secrets;
        await using (
            var server = await RunningServer.StartAsync(services =>
                services.AddLogging(log => log.AddProvider(heard).AddFilter<Overheard>(category: null, LogLevel.Trace))
            )
        )
        {
            var session = await PrivateSession.SpotAsync(server);
            var joined = await AtRestAsync(server, session.Code);
            secrets = await AtTheHubAsync(server, session);
            await session.FinishAsync();
            await ProvokeAsync(server, session);
            secrets.AddRange(PrivateSession.Texts.Append("zqx").Select(text => ("a text", text)));
            secrets.AddRange(
                PrivateSession.People.Where(name => name != "Facilitator").Select(name => ("a name", name))
            );
            secrets.AddRange([("a name", NameAtTheHub), ("a name", NameAtRest), ("the code", session.Code)]);
            secrets.AddRange([("a token", session.Host.Token), ("a token", joined)]);
            foreach (var (what, bytes) in session.Secret)
            {
                secrets.AddRange(Written(bytes).Select(text => (what, text)));
                if (what == "token")
                {
                    secrets.Add((what, Encoding.UTF8.GetString(bytes)));
                }
            }
        }
        return (heard, secrets);
    }

    /// <summary>Everything that REST answers. The result is the token of who joined.</summary>
    private static async Task<string> AtRestAsync(RunningServer server, string code)
    {
        var room = $"/api/v1/rooms/{code}";
        using var body = new StringContent($$$"""{"person":{"name":"{{{NameAtRest}}}","department":2}}""");
        var answer = await server.Client.PostAsync(new Uri(room + "/participants", UriKind.Relative), body);
        var joined = JsonParser.Default.Parse<Joined>(await answer.Content.ReadAsStringAsync());
        foreach (var path in new[] { "", "/checkpoint", "/checkpoint?at=2", "/events?after=1", "/qr.svg", "/nothing" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(room + path, UriKind.Relative));
            request.Headers.Authorization = new("Bearer", joined.Token);
            await server.Client.SendAsync(request);
        }
        await server.Client.GetAsync(new Uri($"/r/{code}", UriKind.Relative));
        await server.Client.GetAsync(new Uri($"/R/{code}/", UriKind.Relative));
        return joined.Token;
    }

    /// <summary>One who takes a pocket, keeps, reads, moves, watches, sends nonsense and leaves over the hub. The result is their secrets.</summary>
    private static async Task<List<(string, string)>> AtTheHubAsync(RunningServer server, PrivateSession session)
    {
        var guest = await Guest.JoinAsync(server.Channel, session.Code, NameAtTheHub, seat: 91, author: 92);
        await using var hub = await RawHub.ConnectAsync(server.Http);
        var secret = guest.PocketSecret(session.Round);
        var key = Secrets.PocketKey(secret);
        var draft = Guest.Fill(93, 94)[16..];
        await foreach (var item in hub.WatchAsync(guest.Token))
        {
            if (item.Heartbeat is not null)
            {
                break;
            }
        }
        await hub.AskAsync<Kept>(
            "TakePocket",
            guest.Token,
            $$"""{"round":"{{session.Round}}","key":"{{Convert.ToBase64String(key)}}"}"""
        );
        var keep = new PocketCommand
        {
            Round = session.Round,
            Secret = ByteString.CopyFrom(secret),
            Counter = 1,
            Put = new PocketItem
            {
                Key = ByteString.CopyFrom(draft),
                Version = 1,
                Draft = new DraftItem { Text = TextAtTheHub, Tag = ByteString.CopyFrom(Secrets.Tag(draft)) },
            },
        };
        var kept = await hub.AskAsync<Kept>("Keep", guest.Token, JsonFormatter.Default.Format(keep));
        Assert.Null(kept.Refusal);
        await hub.AskAsync<ReadPocketResponse>(
            "ReadPocket",
            guest.Token,
            $$"""{"round":"{{session.Round}}","secret":"{{Convert.ToBase64String(secret)}}"}"""
        );
        await hub.AskAsync<Kept>("Keep", guest.Token, """{"put":{"draft":{"text":"zqx5 \ud800"}}}""");
        foreach (var method in new[] { "Keep", "Do", "Nothing" })
        {
            await Assert.ThrowsAnyAsync<Exception>(() =>
                hub.AskAsync<Kept>(method, guest.Token, Encoding.UTF8.GetBytes("""{"zqx7":1},{"zqx8":2}"""))
            );
        }
        await hub.DoAsync(
            guest.Token,
            new Command
            {
                Id = new() { Lane = 5, Counter = 1 },
                Leave = new Leave(),
            }
        );
        return
        [
            ("a text", TextAtTheHub),
            ("a token", guest.Token),
            .. Written(secret).Select(text => ("a pocket secret", text)),
            .. Written(key).Select(text => ("a pocket key", text)),
            .. Written(draft).Select(text => ("a draft's id", text)),
        ];
    }

    /// <summary>Things that go wrong tell more than things that go right.</summary>
    private static async Task ProvokeAsync(RunningServer server, PrivateSession session)
    {
        foreach (var body in new[] { "{", "{\"name\":7}", "{\"name\":\"zqx \\ud800\"}", "[]" })
        {
            using var content = new StringContent(body);
            await server.Client.PostAsync(new Uri("/api/v1/rooms", UriKind.Relative), content);
            await server.Client.PostAsync(
                new Uri($"/api/v1/rooms/{session.Code}/participants", UriKind.Relative),
                content
            );
        }
        await session.Host.TryAsync(
            new Command
            {
                KickOut = new KickOut
                {
                    Elephant = session.Elephants[0],
                    Kind = DecisionKind.Ask,
                    Wording = "zqx too late",
                },
            }
        );
        await session.Host.TryAsync(new Command { MoveElephant = new MoveElephant { Elephant = 1 } });
        var text = Encoding.UTF8.GetBytes("zqx9 \xD8");
        foreach (byte[] end in new byte[][] { [], [.. RawAct.Framed(text).SkipLast(1)], RawAct.Framed(text, flag: 7) })
        {
            await using var act = await RawAct.SendAsync(
                server.Grpc,
                session.Host.Token,
                [.. RawAct.Framed(text), .. RawAct.Framed([0x7A, .. text]), .. end]
            );
            Assert.Equal(2, (await act.RestAsync()).Count);
        }
    }

    /// <summary>Bytes as a log could write them.</summary>
    private static IEnumerable<string> Written(byte[] bytes) =>
        [
            Convert.ToBase64String(bytes),
            System.Buffers.Text.Base64Url.EncodeToString(bytes),
            Convert.ToHexString(bytes),
            BitConverter.ToString(bytes),
            string.Join(", ", bytes),
        ];

    [GeneratedRegex(@"\b(TakePocket|ReadPocket|Keep)(?![\w -])")]
    private static partial Regex PrivateAct();
}
