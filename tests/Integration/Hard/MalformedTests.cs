using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Hard;

[Collection(nameof(Alone))]
public sealed class MalformedTests(ITestOutputHelper output)
{
    private const string HandShake = "{\"protocol\":\"json\",\"version\":1}\u001e";

    [Fact]
    public async Task Lost7_whatever_bytes_come_the_server_lives_answers_and_writes_no_event()
    {
        var time = TimeSpan.FromSeconds(Proofs.Number(commit: 6, night: 1_200));
        var seed = Environment.TickCount;
        await using var server = await RunningServer.StartAsync();
        // What gRPC itself says of a message that is framed wrongly.
        server.Expect("System.IO.InvalidDataException");
        server.Expect("Incomplete message");
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        // Of the fuzzers' acts none is allowed to somebody who only watches, but to leave: see Mutated.
        var token = (await room.JoinAsync("Watcher", Role.Observer)).Token;
        var before = (uint)(await room.EventsAsync()).Count;
        var start = Stopwatch.GetTimestamp();
        var worst = TimeSpan.Zero;
        var good = 0;
        Func<Random, Task>[] entrances =
        [
            random => RawAsync(server.Http, random),
            random => RawAsync(server.Grpc, random),
            random => RestAsync(server, random, room.Code, token),
            random => HubAsync(server.Http, random, token),
            random => GrpcAsync(server.Grpc, random, token),
        ];
        var counts = await Task.WhenAll(
            entrances
                .Select(
                    async (entrance, number) =>
                    {
                        var random = new Random(seed + number);
                        var tries = 0;
                        while (Stopwatch.GetElapsedTime(start) < time)
                        {
                            await entrance(random).Within("the end of one malformed call");
                            tries++;
                        }
                        return tries;
                    }
                )
                .Append(KeepActingAsync())
        );
        output.WriteLine(
            $"Seed {seed}: raw {counts[0]} + {counts[1]}, REST {counts[2]}, hub {counts[3]}, gRPC {counts[4]}; {good} good commands beside them, the slowest {worst.TotalMilliseconds:N0} ms."
        );
        Assert.All(counts, tries => Assert.True(tries > 0));
        var events = await room.EventsAsync();
        Assert.All(events.Skip((int)before), evt => Assert.Equal(Event.FactOneofCase.Moved, evt.FactCase));
        Assert.Equal(before + (uint)good, (uint)events.Count);

        async Task<int> KeepActingAsync()
        {
            var journal = new Journal();
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                await room.DoAsync(journal.Move(room.Elephants[0], 1, (uint)++good)).Within("a good command");
                var took = Stopwatch.GetElapsedTime(asked);
                worst = took > worst ? took : worst;
            }
            return good;
        }
    }

    /// <summary>Bytes that begin as HTTP/1.1, HTTP/2 or TLS does, or as nothing does.</summary>
    private static async Task RawAsync(Uri to, Random random)
    {
        byte[][] beginnings =
        [
            [],
            "GET / HTTP/1.1\r\nHost: x\r\n"u8.ToArray(),
            "POST /api/v1/rooms HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"u8.ToArray(),
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(),
            [0x16, 0x03, 0x01, 0x02, 0x00],
        ];
        using var client = new TcpClient();
        await client.ConnectAsync(to.Host, to.Port);
        try
        {
            var stream = client.GetStream();
            await stream.WriteAsync(beginnings[random.Next(beginnings.Length)]);
            await stream.WriteAsync(Bytes(random, random.Next(1, 2_000)));
            client.Client.Shutdown(SocketShutdown.Send);
            var buffer = new byte[4_096];
            while (await stream.ReadAsync(buffer) > 0) { }
        }
        catch (Exception closed) when (closed is IOException or SocketException)
        {
            // It was closed on us, as it should be.
        }
    }

    private static async Task RestAsync(RunningServer server, Random random, string code, string token)
    {
        string[] paths =
        [
            "api/v1/rooms",
            $"api/v1/rooms/{code}/participants",
            $"api/v1/rooms/{code}/checkpoint?at={random.Next()}",
            $"api/v1/rooms/{code}/events?after={Uri.EscapeDataString(Text(random, 6))}",
            $"api/v1/rooms/{Uri.EscapeDataString(Text(random, 12))}",
            Uri.EscapeDataString(Text(random, 40)),
            "elephantboard.v1.RoomService/Do",
        ];
        var path = paths[random.Next(paths.Length)];
        // Uses only malformed codes, so that no attempt counts as a wrong code.
        var isGuess =
            path.StartsWith("api/v1/rooms/", StringComparison.Ordinal)
            && !path.Contains(code, StringComparison.Ordinal);
        if (isGuess)
        {
            return;
        }
        using var request = new HttpRequestMessage(random.Next(2) == 0 ? HttpMethod.Post : HttpMethod.Get, path);
        if (request.Method == HttpMethod.Post)
        {
            // Nothing that a few changes make into somebody who may join: no name, no such department.
            var json = """{"code":"x","person":{"name":"","department":99},"role":"ROLE_HOST"}""";
            request.Content = new ByteArrayContent(Mutated(Encoding.UTF8.GetBytes(json), random));
            request.Content.Headers.TryAddWithoutValidation(
                "Content-Type",
                random.Next(2) == 0 ? "application/json" : "application/grpc-web"
            );
        }
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "Bearer " + (random.Next(2) == 0 ? token : Convert.ToBase64String(Bytes(random, 52)))
        );
        using var response = await server.Client.SendAsync(request);
        Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private static async Task HubAsync(Uri http, Random random, string token)
    {
        string[] methods =
        [
            "Do",
            "Watch",
            "Here",
            "Keep",
            "TakePocket",
            "ReadPocket",
            "do",
            "Dispose",
            "OnConnectedAsync",
            "",
        ];
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new UriBuilder(http) { Scheme = "ws", Path = "hub/v1" }.Uri, default);
        try
        {
            if (random.Next(10) > 0)
            {
                await SendAsync(HandShake);
            }
            for (var frame = random.Next(1, 20); frame > 0; frame--)
            {
                var type = random.Next(10) > 0 ? 1 : random.Next(-1, 9);
                var arguments = random.Next(4) switch
                {
                    0 =>
                        $"[\"{token}\",{{\"moveElephant\":{{\"elephant\":\"{random.NextInt64()}\",\"x\":1e{random.Next(400)}}}}}]",
                    1 => $"[\"{token}\"]",
                    2 => $"[{random.Next()},[[[[[[]]]]]]]",
                    _ => $"[\"{token}\",{new string('[', random.Next(200))}]",
                };
                var call =
                    $"{{\"type\":{type},\"invocationId\":\"{frame}\",\"target\":\"{methods[random.Next(methods.Length)]}\",\"arguments\":{arguments}}}\u001e";
                var bytes = Encoding.UTF8.GetBytes(call);
                await SendAsync(random.Next(2) == 0 ? bytes : Mutated(bytes, random));
            }
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
            var buffer = new byte[4_096];
            while ((await socket.ReceiveAsync(buffer, default)).MessageType != WebSocketMessageType.Close) { }
        }
        catch (WebSocketException)
        {
            // It was closed on us, as it should be.
        }

        Task SendAsync(object frame) =>
            socket.SendAsync(
                frame as byte[] ?? Encoding.UTF8.GetBytes((string)frame),
                random.Next(20) > 0 ? WebSocketMessageType.Text : WebSocketMessageType.Binary,
                true,
                default
            );
    }

    private static async Task GrpcAsync(Uri grpc, Random random, string token)
    {
        string[] methods =
        [
            "Do",
            "Act",
            "Join",
            "OpenRoom",
            "Keep",
            "TakePocket",
            "ReadPocket",
            "Here",
            "GetCheckpoint",
            "None",
        ];
        using var client = new HttpClient(new SocketsHttpHandler());
        for (var call = 0; call < 20; call++)
        {
            var command = new Command
            {
                KickOut = new KickOut { Elephant = (ulong)random.NextInt64(), Wording = Text(random, 30) },
                Deadline = random.NextInt64(),
            };
            var message =
                random.Next(3) == 0 ? Bytes(random, random.Next(300)) : Mutated(command.ToByteArray(), random);
            if (IsLeaving(message))
            {
                continue;
            }
            // Compressed or not, and a length that is true most of the time.
            var length = random.Next(5) == 0 ? random.Next() : message.Length;
            byte[] body =
            [
                (byte)(random.Next(10) == 0 ? 1 : 0),
                .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder(length)),
                .. message,
            ];
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(grpc, "elephantboard.v1.RoomService/" + methods[random.Next(methods.Length)])
            )
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
            request.Headers.TryAddWithoutValidation("te", "trailers");
            request.Headers.TryAddWithoutValidation("authorization", "Bearer " + token);
            try
            {
                using var response = await client.SendAsync(request);
                await response.Content.ReadAsByteArrayAsync();
            }
            catch (HttpRequestException)
            {
                // The stream was reset.
            }
        }
    }

    private static bool IsLeaving(byte[] message)
    {
        try
        {
            return Command.Parser.ParseFrom(message).ActCase == Command.ActOneofCase.Leave;
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    /// <summary>Some bytes changed, put in or cut out.</summary>
    private static byte[] Mutated(byte[] bytes, Random random)
    {
        var mutated = bytes.ToList();
        for (var change = random.Next(1, 6); change > 0 && mutated.Count > 0; change--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(4))
            {
                case 0:
                    mutated.RemoveAt(at);
                    break;
                case 1:
                    mutated.Insert(at, (byte)random.Next(256));
                    break;
                case 2:
                    mutated.RemoveRange(at, mutated.Count - at);
                    break;
                default:
                    mutated[at] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }
        return [.. mutated];
    }

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Text(Random random, int length) =>
        new([.. Enumerable.Range(0, random.Next(length)).Select(_ => (char)random.Next(1, 0x2FF))]);
}
