using Microsoft.Extensions.Options;

namespace ElephantBoard.Host;

/// <summary>The operator's settings: on the command line, as <c>ElephantBoard__Name</c> in the environment, or under
/// "ElephantBoard" in appsettings.json. The first of these sources that sets a value wins.</summary>
public sealed class ServerOptions
{
    public const string Section = "ElephantBoard";

    /// <summary>Folder of the rooms' databases. "memory" stores nothing on disk, for demos.</summary>
    public string Data { get; set; } = Path.Combine(Home("XDG_DATA_HOME", ".local/share"), "elephantboard", "rooms");

    /// <summary>File of the server's secret, outside the data folder. Created when missing.</summary>
    public string Secret { get; set; } = Path.Combine(Home("XDG_CONFIG_HOME", ".config"), "elephantboard", "secret");

    /// <summary>Port of the page, the hub, REST and gRPC-Web. 0 means any free port.</summary>
    public int HttpPort { get; set; } = 8080;

    /// <summary>Port of gRPC over plaintext HTTP/2. 0 means any free port.</summary>
    public int GrpcPort { get; set; } = 8081;

    /// <summary>Address to listen on. "*" means all addresses.</summary>
    public string Listen { get; set; } = "*";

    /// <summary>Public address of the page, for links and QR codes. Empty means http://localhost:PORT.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Addresses and networks of proxies whose X-Forwarded-For and X-Forwarded-Proto headers are trusted, separated by commas.
    /// Empty: none is trusted.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Key that is required to open a room. Empty: anyone may.</summary>
    public string OpeningKey { get; set; } = "";

    private static string Home(string variable, string fallback) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), fallback);
}

/// <summary>Traffic limits; the limits of a room's contents are in <see cref="Rules.Limits"/>. Both are set under "ElephantBoard:Limits".</summary>
public sealed class TrafficLimits
{
    /// <summary>Sustained number of commands per second of one client.</summary>
    public int CommandsPerSecond { get; set; } = 1_000;

    /// <summary>Number of commands that one client may send at once.</summary>
    public int CommandBurst { get; set; } = 2_000;

    /// <summary>Period at which a room writes and answers private commands; it writes the same amount when no command is
    /// waiting. Zero: at once, and everybody can measure when others write.</summary>
    public TimeSpan PrivateBeat { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Maximum size of one message in bytes; larger ones are refused.</summary>
    public int MessageBytes { get; set; } = 64 * 1024;

    /// <summary>Maximum number of presence messages per second of one client; more are dropped.</summary>
    public int HerePerSecond { get; set; } = 15;

    /// <summary>Number of rooms that one address may open at once; it may open one more every ten seconds.</summary>
    public int RoomsAtOnce { get; set; } = 20;

    /// <summary>Number of wrong join codes of one address before it has to wait: one try per second from then on.</summary>
    public int WrongCodesAtOnce { get; set; } = 10;

    /// <summary>Number of calls of one address with an invalid token before the server only asks it to wait; a tenth of them is available again each
    /// second.</summary>
    public int WrongTokensAtOnce { get; set; } = 1_000;

    /// <summary>Number of wrong join codes per second that the server answers in total.</summary>
    public int WrongCodesPerSecond { get; set; } = 200;
}

/// <summary>Validates the options at start and reports every failure at once.</summary>
internal sealed class ServerOptionsCheck : IValidateOptions<ServerOptions>
{
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var wrong = new List<string>();
        Port("HttpPort", "--http-port 8080", options.HttpPort, wrong);
        Port("GrpcPort", "--grpc-port 8081", options.GrpcPort, wrong);
        if (options.HttpPort == options.GrpcPort && options.HttpPort != 0)
        {
            wrong.Add(
                "HttpPort and GrpcPort are the same: plaintext HTTP/1.1 and HTTP/2 need two ports, for example 8080 and 8081."
            );
        }
        if (options.Listen is not ("*" or "localhost") && !System.Net.IPAddress.TryParse(options.Listen, out _))
        {
            wrong.Add(
                $"Listen is {options.Listen}: use an address of this machine, for example --listen 127.0.0.1, or \"*\" for all."
            );
        }
        if (string.IsNullOrWhiteSpace(options.Data))
        {
            wrong.Add("Data is empty: name a folder, for example --data /var/lib/elephantboard, or \"memory\".");
        }
        if (string.IsNullOrWhiteSpace(options.Secret))
        {
            wrong.Add(
                "Secret is empty: name a file outside the data folder, for example --secret /etc/elephantboard/secret."
            );
        }
        else if (options.Data != "memory" && IsInside(options.Secret, options.Data))
        {
            wrong.Add(
                "Secret is inside the data folder: a copy of the folder could decrypt the hats. Name a file outside it."
            );
        }
        if (
            options.PublicUrl.Length > 0
            && !(
                Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https"
                && url.Query.Length == 0
                && url.Fragment.Length == 0
            )
        )
        {
            wrong.Add(
                "PublicUrl is not an address that a browser can open. Use one like --public-url https://board.example.org."
            );
        }
        if (!Entrances.TrustedProxies.TryRead(options.TrustedProxies, out _))
        {
            wrong.Add(
                "TrustedProxies is not a list of addresses and networks, for example --trusted-proxies 10.0.0.0/8,192.168.1.5."
            );
        }
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static void Port(string name, string example, int port, List<string> wrong)
    {
        if (port is < 0 or > 65_535)
        {
            wrong.Add($"{name} is {port}: a port is 0 to 65535, for example {example}.");
        }
    }

    private static bool IsInside(string file, string folder) =>
        Path.GetFullPath(file)
            .StartsWith(
                Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar,
                StringComparison.Ordinal
            );
}
