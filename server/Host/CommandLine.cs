using System.CommandLine;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host;

/// <summary>Parses the server's command line.</summary>
internal static class CommandLine
{
    private static readonly (string Flag, string Key, string Help)[] Flags =
    [
        ("--data", nameof(ServerOptions.Data), "Folder for the room databases, or \"memory\" to store nothing."),
        (
            "--secret",
            nameof(ServerOptions.Secret),
            "File with the server's secret, outside the data folder. Created when missing."
        ),
        (
            "--http-port",
            nameof(ServerOptions.HttpPort),
            "Port for the page, the hub, REST, and gRPC-Web (default: 8080)."
        ),
        ("--grpc-port", nameof(ServerOptions.GrpcPort), "Port for gRPC over plaintext HTTP/2 (default: 8081)."),
        ("--listen", nameof(ServerOptions.Listen), "Address to listen on (default: all)."),
        (
            "--public-url",
            nameof(ServerOptions.PublicUrl),
            "Address at which people reach the page, for links and QR codes."
        ),
        (
            "--trusted-proxies",
            nameof(ServerOptions.TrustedProxies),
            "Addresses and networks of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto the server takes, separated by commas (default: none)."
        ),
        ("--opening-key", nameof(ServerOptions.OpeningKey), "Key that is required to create a room (default: none)."),
    ];

    /// <summary>Runs the server until it is stopped. Returns 0 after a stop, and 1 when the server could not start and printed the reason.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(
            "ElephantBoard: a room in which a team names its elephants and walks them out the door."
        );
        var options = Flags.Select(flag => new Option<string?>(flag.Flag) { Description = flag.Help }).ToArray();
        foreach (var option in options)
        {
            root.Add(option);
        }
        root.SetAction(
            async (parsed, cancellationToken) =>
            {
                var settings = new Dictionary<string, string?>();
                foreach (var (option, flag) in options.Zip(Flags))
                {
                    if (parsed.GetValue(option) is { } value)
                    {
                        settings[$"{ServerOptions.Section}:{flag.Key}"] = value;
                    }
                }
                return await ServeAsync(settings, cancellationToken);
            }
        );
        return await root.Parse(args).InvokeAsync();
    }

    private static async Task<int> ServeAsync(Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = await Server.BuildAsync(settings, _ => { }, cancellationToken);
            await app.StartAsync(cancellationToken);
            var links = app.Services.GetRequiredService<Keys.PublicLinks>();
            await Console.Out.WriteLineAsync(StartAnnouncement.Of(links, isTerminal: !Console.IsOutputRedirected));
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync("ElephantBoard cannot start with these settings:");
            foreach (var failure in wrong.Failures)
            {
                await Console.Error.WriteLineAsync("  " + failure);
            }
            return 1;
        }
        catch (StartException reason)
        {
            await Console.Error.WriteLineAsync("ElephantBoard cannot start: " + reason.Message);
            return 1;
        }
        catch (IOException reason)
            when (reason.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"ElephantBoard cannot start: {reason.Message} Stop the other program, or choose ports with --http-port and --grpc-port."
            );
            return 1;
        }
    }
}
