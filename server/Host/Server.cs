using System.Net;
using ElephantBoard.Host.Entrances;
using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace ElephantBoard.Host;

/// <summary>Builds the server.</summary>
public static class Server
{
    /// <summary>Bytes that the kernel buffers for a client that reads slowly.</summary>
    private const int SendBuffer = 256 * 1024;

    // Far above the limits that the server refuses with a message: only input that none of our clients sends breaks a connection.
    private const int TransportMessageBytes = 1 << 20;

    /// <summary>Builds a server that is not started yet. Opens the log.</summary>
    /// <param name="settings">Override all other configuration: "ElephantBoard:Name".</param>
    /// <param name="arrange">Changes the services, for tests: a clock, a log.</param>
    /// <exception cref="OptionsValidationException">The settings are invalid; the exception lists every failure.</exception>
    /// <exception cref="StartException">The server cannot start; the message contains the reason and what to do.</exception>
    public static async Task<WebApplication> BuildAsync(
        IReadOnlyDictionary<string, string?> settings,
        Action<IServiceCollection> arrange,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(arrange);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = ContentRoot(), WebRootPath = "wwwroot" }
        );
        builder.Configuration.AddInMemoryCollection(settings);
        LogFloor.Hold(builder.Logging);
        var options = Options(builder);
        var services = builder.Services;
        services.AddKeyedSingleton(Clocks.Rooms, TimeProvider.System);
        services.AddKeyedSingleton(Clocks.Streams, TimeProvider.System);
        services.AddSingleton<ISeeds, SystemSeeds>();
        services.AddSingleton<Instruments>();
        FrameworkActivities.Silence();
        arrange(services);
        if (!services.Any(service => service.ServiceType == typeof(IRoomLog)))
        {
            // By a factory, so that the container also disposes it.
            var log = await OpenLogAsync(options, cancellationToken);
            services.AddSingleton(_ => log);
        }
        services.AddSingleton(provider => new RoomPersistence(
            provider.GetRequiredService<IRoomLog>(),
            provider.GetRequiredService<ISeeds>(),
            Secret(options, provider.GetRequiredService<IRoomLog>())
        ));
        AddRooms(builder);
        AddEntrances(builder, options);
        var app = builder.Build();
        Map(app);
        // Resolved now, not at the first room: a missing secret must not look like a broken room.
        app.Services.GetRequiredService<RoomPersistence>();
        if (app.Services.GetRequiredService<IRoomLog>() is SqliteRoomLog sqlite)
        {
            app.Services.GetRequiredService<Instruments>().CountSyncs(() => sqlite.RoomSyncs);
        }
        return app;
    }

    private static ServerOptions Options(WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(ServerOptions.Section);
        builder.Services.AddSingleton<IValidateOptions<ServerOptions>, ServerOptionsCheck>();
        builder.Services.AddOptions<ServerOptions>().Bind(section).ValidateOnStart();
        builder.Services.AddOptions<TrafficLimits>().Bind(section.GetSection("Limits"));
        builder.Services.AddSingleton<IOptions<Limits>>(_ =>
            Microsoft.Extensions.Options.Options.Create(section.GetSection("Limits").Get<Limits>() ?? Limits.Default)
        );
        var options = new ServerOptions();
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new StartException($"{fault.Message} Correct that setting, then start again.", fault);
        }
        var check = new ServerOptionsCheck().Validate(null, options);
        return check.Failed
            ? throw new OptionsValidationException(ServerOptions.Section, typeof(ServerOptions), check.Failures)
            : options;
    }

    private static async Task<IRoomLog> OpenLogAsync(ServerOptions options, CancellationToken cancellationToken)
    {
        if (options.Data == "memory")
        {
            return new MemoryRoomLog();
        }
        try
        {
            var folder = new SqliteLogOptions { DataFolder = Path.GetFullPath(options.Data) };
            return await SqliteRoomLog.OpenAsync(folder, TimeProvider.System, cancellationToken);
        }
        catch (Exception fault) when (fault is LogOpenException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(fault.Message, fault);
        }
    }

    private static byte[] Secret(ServerOptions options, IRoomLog log) =>
        options.Data == "memory"
            ? System.Security.Cryptography.RandomNumberGenerator.GetBytes(SecretFile.Size)
            : SecretFile.ReadOrMake(
                options.Secret,
                log.HoldsPrivateAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult()
            );

    private static void AddRooms(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CheckpointCache>();
        builder.Services.AddSingleton<Replay>();
        builder.Services.AddSingleton<TidyService>();
        builder.Services.AddSingleton<PaceClock>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<TidyService>());
        builder.UseOrleans(silo =>
        {
            // Several servers may run on one machine, so no fixed ports. No external client connects to them.
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);
            silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback);
            silo.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "elephantboard");
        });
        // Registered after Orleans, because hosted services stop in reverse order.
        builder.Services.AddSingleton<RoomFeeds>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<RoomFeeds>());
    }

    private static void AddEntrances(WebApplicationBuilder builder, ServerOptions options)
    {
        var services = builder.Services;
        services.AddSingleton<RoomApi>();
        services.AddSingleton<RoomWatcher>();
        services.AddSingleton<StallWatchdog>();
        services.AddSingleton<CommandStreams>();
        services.AddSingleton<GracefulShutdown>();
        services.AddSingleton<JoinCodeThrottle>();
        services.AddSingleton<Admissions>();
        services.AddSingleton<PublicLinks>();
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = TransportMessageBytes);
        services
            .AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = TransportMessageBytes;
                hub.MaximumParallelInvocationsPerClient = 16;
                hub.KeepAliveInterval = TimeSpan.FromSeconds(10);
                hub.ClientTimeoutInterval = TimeSpan.FromSeconds(30);
            })
            .AddJsonProtocol();
        services.AddSingleton<HubLifetimeManager<RoomHub>, HubConnections>();
        services.AddGrpcHealthChecks().AddCheck<LogHealth>("log");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = TransportMessageBytes;
            // A client that vanished without a word would hold its Act stream forever: nothing is written to it.
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
            Listen(kestrel, options.Listen, options.HttpPort, HttpProtocols.Http1);
            Listen(kestrel, options.Listen, options.GrpcPort, HttpProtocols.Http2);
        });
        builder.WebHost.UseSockets(sockets =>
            sockets.CreateBoundListenSocket = endpoint =>
            {
                var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
                socket.SendBufferSize = SendBuffer;
                return socket;
            }
        );
    }

    private static void Listen(KestrelServerOptions kestrel, string address, int port, HttpProtocols protocols)
    {
        if (address == "*" && port != 0)
        {
            kestrel.ListenAnyIP(port, listen => listen.Protocols = protocols);
            return;
        }
        var ip =
            IPAddress.TryParse(address, out var given) ? given
            : address == "*" ? IPAddress.Any
            : IPAddress.Loopback;
        kestrel.Listen(ip, port, listen => listen.Protocols = protocols);
    }

    private static void Map(WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.TrustedProxies;
        if (TrustedProxies.TryRead(proxies, out var forwarded) && forwarded is not null)
        {
            app.UseForwardedHeaders(forwarded);
        }
        // No browser sends plain gRPC: it needs neither static files nor the page guard, and is the hottest path.
        app.UseWhen(
            context => context.Request.ContentType != "application/grpc",
            browsers => browsers.UseMiddleware<PageGuard>().UseStaticFiles(PageFiles.Options)
        );
        app.UseRouting();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        // Its metrics would count each private act by method name.
        app.MapGrpcService<RoomGrpc>().DisableHttpMetrics();
        app.MapGrpcService<TimelineGrpc>();
        app.MapGrpcHealthChecksService();
        app.MapHub<RoomHub>("/hub/v1");
        app.MapHealthChecks("/healthz/ready");
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false });
        RestEndpoints.Map(app);
        PageFiles.Map(app);
        LogLifetime(app);
        app.Services.GetRequiredService<GracefulShutdown>().RegisterFirstShutdownCallback();
    }

    private static void LogLifetime(WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Server).FullName!);
        var links = app.Services.GetRequiredService<PublicLinks>();
        var version = typeof(Server).Assembly.GetName().Version!.ToString(3);
        app.Lifetime.ApplicationStarted.Register(() => logger.ServerStarted(version, links.PublicUrl, links.GrpcPort));
        app.Lifetime.ApplicationStopping.Register(logger.ServerStopping);
    }

    /// <summary>Returns the folder of wwwroot and appsettings.json: next to the program, or the project folder when the server runs from
    /// there.</summary>
    private static string ContentRoot()
    {
        var beside = AppContext.BaseDirectory;
        if (Directory.Exists(Path.Combine(beside, "wwwroot")))
        {
            return beside;
        }
        var project = Path.GetFullPath(Path.Combine(beside, "..", "..", ".."));
        return File.Exists(Path.Combine(project, "Host.csproj")) ? project : beside;
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
