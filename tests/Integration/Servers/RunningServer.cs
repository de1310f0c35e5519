using System.Collections.Concurrent;
using ElephantBoard.Host;
using ElephantBoard.Host.Keys;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>The real server in this process, on free ports of the loopback address, with a data folder of its own.</summary>
/// <remarks>A warning or error that the server logs and the test did not declare fails the test when the server is disposed.</remarks>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ServerErrors _errors;
    private readonly bool _ownsFolder;

    private RunningServer(WebApplication app, ServerErrors errors, string folder, bool ownsFolder)
    {
        (_app, _errors, Folder, _ownsFolder) = (app, errors, folder, ownsFolder);
        var links = app.Services.GetRequiredService<PublicLinks>();
        Http = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        Grpc = new Uri($"http://127.0.0.1:{links.GrpcPort}");
        Channel = GrpcChannel.ForAddress(Grpc);
        Client = new HttpClient { BaseAddress = Http };
    }

    /// <summary>Page, hub and REST.</summary>
    public Uri Http { get; }

    /// <summary>gRPC over plaintext HTTP/2.</summary>
    public Uri Grpc { get; }

    public GrpcChannel Channel { get; }
    public HttpClient Client { get; }
    public IServiceProvider Services => _app.Services;

    /// <summary>Holds the folder "rooms" and the file "secret".</summary>
    public string Folder { get; }

    /// <param name="folder">Of a server that ran before; null: a new one that ends with this server.</param>
    public static async Task<RunningServer> StartAsync(
        Action<IServiceCollection>? arrange = null,
        string? folder = null,
        params (string Key, string Value)[] settings
    )
    {
        var home = folder ?? Directory.CreateTempSubdirectory("elephantboard-").FullName;
        var errors = new ServerErrors();
        var all = new Dictionary<string, string?>
        {
            ["ElephantBoard:Data"] = Path.Combine(home, "rooms"),
            ["ElephantBoard:Secret"] = Path.Combine(home, "secret"),
            ["ElephantBoard:Listen"] = "127.0.0.1",
            ["ElephantBoard:HttpPort"] = "0",
            ["ElephantBoard:GrpcPort"] = "0",
            ["ElephantBoard:Limits:RoomsAtOnce"] = "10000",
            // Those that test the countdown set it.
            ["ElephantBoard:Limits:PourCountdown"] = "0:00:00",
            ["ElephantBoard:Limits:PourPause"] = "0:00:00",
            // Private commands are answered at once; tests of the beat set it.
            ["ElephantBoard:Limits:PrivateBeat"] = "0",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }
        var app = await Server.BuildAsync(
            all,
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders().AddProvider(errors));
                arrange?.Invoke(services);
            },
            CancellationToken.None
        );
        await app.StartAsync();
        return new RunningServer(app, errors, home, ownsFolder: folder is null);
    }

    /// <summary>Lets this test's server log a warning or error with this text in it.</summary>
    public void Expect(string text) => _errors.Expected.Add(text);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
        var undeclared = string.Join("\n", _errors.Undeclared);
        Assert.True(undeclared.Length == 0, undeclared);
    }

    private sealed class ServerErrors : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _seen = new();

        /// <summary>From the start: a lone server that stops has nowhere to move its rooms to, and Orleans says so at times; Kestrel tells when it was kept waiting, gRPC when nobody waits any more.</summary>
        public ConcurrentBag<string> Expected { get; } =
        [
            "Error while selecting a migration destination",
            // The machine is busy with other things.
            "the heartbeat has been running",
            // A client that gave up before its question was read: at the end of a test, most of them.
            "The client reset the request stream",
        ];

        public IEnumerable<string> Undeclared =>
            _seen.Where(line => !Expected.Any(text => line.Contains(text, StringComparison.Ordinal)));

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                _seen.Enqueue($"{logLevel}: {eventId.Id} {formatter(state, exception)} {exception}");
            }
        }

        public void Dispose() { }
    }
}
