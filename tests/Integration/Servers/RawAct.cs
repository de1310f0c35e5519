using System.Buffers.Binary;
using System.Net;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>An Act stream as somebody uses it who does not use a gRPC library: all bytes are sent at once, then the client's side is closed.</summary>
internal sealed class RawAct : IAsyncDisposable
{
    private const int HeadSize = 5;

    private readonly HttpClient _client;
    private readonly HttpResponseMessage _response;
    private readonly Stream _answers;

    private RawAct(HttpClient client, HttpResponseMessage response, Stream answers) =>
        (_client, _response, _answers) = (client, response, answers);

    /// <summary>Sends the bytes. Returns when the first answer, or the end of the stream, has come.</summary>
    public static async Task<RawAct> SendAsync(Uri grpc, string token, IEnumerable<byte> bytes)
    {
        var client = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(grpc, "elephantboard.v1.RoomService/Act"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([.. bytes]),
        };
        request.Content.Headers.ContentType = new("application/grpc");
        request.Headers.TryAddWithoutValidation("te", "trailers");
        request.Headers.TryAddWithoutValidation("authorization", "Bearer " + token);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new RawAct(client, response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>A message as gRPC sends it: its length, then its bytes.</summary>
    public static byte[] Framed(byte[] message, byte flag = 0)
    {
        var framed = new byte[HeadSize + message.Length];
        framed[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed, HeadSize);
        return framed;
    }

    /// <summary>The next answer; null at the end.</summary>
    public async Task<Answer?> NextAsync()
    {
        var head = new byte[HeadSize];
        if (await _answers.ReadAtLeastAsync(head, HeadSize, throwOnEndOfStream: false) < HeadSize)
        {
            return null;
        }
        var message = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        await _answers.ReadExactlyAsync(message);
        return Answer.Parser.ParseFrom(message);
    }

    public async Task<List<Answer>> RestAsync()
    {
        var answers = new List<Answer>();
        while (await NextAsync() is { } answer)
        {
            answers.Add(answer);
        }
        return answers;
    }

    /// <summary>How the stream ended: gRPC's code and sentence. Known after the last answer.</summary>
    public (string Code, string Sentence) Status() =>
        (Trailer("grpc-status"), Uri.UnescapeDataString(Trailer("grpc-message")));

    public async ValueTask DisposeAsync()
    {
        await _answers.DisposeAsync();
        _response.Dispose();
        _client.Dispose();
    }

    /// <summary>Without any answer, trailers come as headers.</summary>
    private string Trailer(string name) =>
        _response.TrailingHeaders.TryGetValues(name, out var values) || _response.Headers.TryGetValues(name, out values)
            ? values.Single()
            : "";
}
