using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ElephantBoard.Tests.EndToEnd;

/// <summary>A company's proxy before a server: it passes requests on, refuses WebSockets, and holds each response back until it is complete.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    // Headers of one connection.
    private static readonly string[] Hops = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Upgrade"];

    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly WebApplication _app;
    private readonly Uri _server;
    private int _sockets;

    private Proxy(WebApplication app, Uri server) => (_app, _server) = (app, server);

    public Uri Address => new(_app.Urls.First());

    /// <summary>Whether nothing comes through.</summary>
    public bool IsDown { get; set; }

    /// <summary>Whether it refuses everything under the hub's address.</summary>
    public bool RefusesHub { get; set; }

    /// <summary>Whether the server sees its own name instead of the one in the address bar.</summary>
    public bool RewritesHost { get; init; }

    /// <summary>Number of WebSockets that it refused.</summary>
    public int RefusedSockets => _sockets;

    public static async Task<Proxy> StartAsync(Uri server, int port, bool rewritesHost = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        var proxy = new Proxy(app, server) { RewritesHost = rewritesHost };
        app.Run(proxy.ForwardAsync);
        await app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (IsDown)
        {
            response.StatusCode = StatusCodes.Status502BadGateway;
            return;
        }
        var isSocket = request.Headers.ContainsKey("Upgrade");
        if (isSocket || (RefusesHub && request.Path.StartsWithSegments("/hub")))
        {
            Interlocked.Add(ref _sockets, isSocket ? 1 : 0);
            response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        using var onward = new HttpRequestMessage(
            new HttpMethod(request.Method),
            new Uri(_server, request.Path + request.QueryString)
        );
        if (request.ContentLength > 0)
        {
            onward.Content = new StreamContent(request.Body);
        }
        foreach (var (name, values) in request.Headers.Where(header => !Hops.Contains(header.Key)))
        {
            if (!onward.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                onward.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }
        onward.Headers.Host = RewritesHost ? null : request.Host.Value;
        try
        {
            using var answer = await _client.SendAsync(onward, context.RequestAborted);
            response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            {
                if (!Hops.Contains(name))
                {
                    response.Headers[name] = values.ToArray();
                }
            }
            await response.Body.WriteAsync(
                await answer.Content.ReadAsByteArrayAsync(context.RequestAborted),
                context.RequestAborted
            );
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            context.Abort();
        }
    }
}
