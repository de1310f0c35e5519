using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link.Transports;

/// <summary>One-time requests to a server: creating, describing, joining, checkpoints. Uses REST under /api/v1/rooms.</summary>
internal sealed class RestClient : IDisposable
{
    private readonly HttpLine _line;
    private readonly HttpClient _http;

    public RestClient(Uri server)
    {
        _line = new(server);
        _http = new(_line.Handler) { BaseAddress = server, Timeout = Timeout.InfiniteTimeSpan };
    }

    public async Task<OpenRoomResponse> OpenAsync(OpenRoomRequest request, CancellationToken cancellationToken)
    {
        var (done, refusal) = await AskAsync<OpenedRoom>(
            HttpMethod.Post,
            "api/v1/rooms",
            request,
            null,
            cancellationToken
        );
        return done is null ? new() { Refusal = refusal } : new() { Opened = done };
    }

    public async Task<DescribeRoomResponse> DescribeAsync(
        string code,
        string? proof,
        CancellationToken cancellationToken
    )
    {
        var (done, refusal) = await AskAsync<RoomDescription>(
            HttpMethod.Get,
            Path(code),
            null,
            proof,
            cancellationToken
        );
        return done is null ? new() { Refusal = refusal } : new() { Room = done };
    }

    public async Task<JoinResponse> JoinAsync(JoinRequest request, CancellationToken cancellationToken)
    {
        var body = request.Clone();
        body.Code = "";
        var (done, refusal) = await AskAsync<Joined>(
            HttpMethod.Post,
            Path(request.Code) + "/participants",
            body,
            null,
            cancellationToken
        );
        return done is null ? new() { Refusal = refusal } : new() { Joined = done };
    }

    public Task<CheckpointAnswer> CheckpointAsync(Membership membership, CancellationToken cancellationToken) =>
        CheckpointAsync(membership, "", cancellationToken);

    public Task<CheckpointAnswer> StateAtAsync(
        Membership membership,
        uint sequence,
        CancellationToken cancellationToken
    ) => CheckpointAsync(membership, string.Create(CultureInfo.InvariantCulture, $"?at={sequence}"), cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<CheckpointAnswer> CheckpointAsync(
        Membership membership,
        string place,
        CancellationToken cancellationToken
    )
    {
        var path = $"{Path(membership.Code)}/checkpoint{place}";
        var (done, refusal) = await AskAsync<Checkpoint>(
            HttpMethod.Get,
            path,
            null,
            membership.Proof,
            cancellationToken
        );
        return new(done, refusal);
    }

    private static string Path(string code) => "api/v1/rooms/" + Uri.EscapeDataString(code);

    private async Task<(T? Done, Refusal? Refusal)> AskAsync<T>(
        HttpMethod method,
        string path,
        IMessage? body,
        string? proof,
        CancellationToken cancellationToken
    )
        where T : class, IMessage<T>, new()
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Wire.Format(body));
            request.Content.Headers.ContentType = new("application/json") { CharSet = Encoding.UTF8.WebName };
        }
        if (proof is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(proof);
        }
        request.Headers.Accept.Add(new("application/json"));
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var json = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return (Wire.Parse<T>(json), null);
            }
            var refusal = Refusing(response, json);
            return IsRefusal(refusal)
                ? (null, refusal)
                : throw new LinkBrokenException($"HTTP {(int)response.StatusCode}.")
                {
                    // A gateway's 502 means that the server is unreachable.
                    IsAnswered = (int)response.StatusCode < 500,
                    Why = _line.Explain(null),
                };
        }
        catch (Exception broken) when (IsBreak(broken, cancellationToken))
        {
            throw new LinkBrokenException("HTTP: " + broken.GetType().Name, broken)
            {
                IsAnswered = broken is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse },
                Why = _line.Explain(broken),
            };
        }
    }

    /// <summary>A connection timeout looks like a cancellation. A connection that is reset while it is made fails with the socket's own error.</summary>
    private static bool IsBreak(Exception broken, CancellationToken cancellationToken) =>
        broken is HttpRequestException or IOException or SocketException
        || (broken is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>A code that this build does not know comes with the server's own sentence.</summary>
    private static bool IsRefusal(Refusal refusal) =>
        refusal.Code != RefusalCode.Unspecified || refusal.Sentence.Length > 0;

    /// <summary>An error status without a refusal comes from an intermediary or from a fault.</summary>
    private static Refusal Refusing(HttpResponseMessage response, string json) =>
        response.Content.Headers.ContentType?.MediaType is "application/json" ? Wire.Parse<Refusal>(json) : new();
}
