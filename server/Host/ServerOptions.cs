using Microsoft.Extensions.Options;

namespace ElephantBoard.Host;

/// <summary>What whoever runs the server may set: on the command line, as <c>ElephantBoard__Name</c> in the environment, or under
/// "ElephantBoard" in appsettings.json; the first that says it wins.</summary>
public sealed class ServerOptions
{
    public const string Section = "ElephantBoard";

    /// <summary>Folder of the rooms' databases. "memory": keep nothing, for demos.</summary>
    public string Data { get; set; } = Path.Combine(Home("XDG_DATA_HOME", ".local/share"), "elephantboard", "rooms");

    /// <summary>File of the server's secret, outside the data folder. Made when missing.</summary>
    public string Secret { get; set; } = Path.Combine(Home("XDG_CONFIG_HOME", ".config"), "elephantboard", "secret");

    /// <summary>Port of the page, the hub, REST and gRPC-Web. 0: any free one.</summary>
    public int HttpPort { get; set; } = 8080;

    /// <summary>Port of gRPC over plaintext HTTP/2. 0: any free one.</summary>
    public int GrpcPort { get; set; } = 8081;

    /// <summary>Address to listen on: "*" is every one.</summary>
    public string Listen { get; set; } = "*";

    /// <summary>Where people reach the page, for links and QR codes. Empty: http://localhost:PORT.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Addresses and networks of proxies whose X-Forwarded-For and X-Forwarded-Proto count, separated by commas. Empty: no such header counts.</summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>Key that has to be shown to open a room. Empty: anyone may.</summary>
    public string OpeningKey { get; set; } = "";

    private static string Home(string variable, string fallback) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } home
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), fallback);
}

/// <summary>Limits of traffic; those of a room's contents are in <see cref="Rules.Limits"/>. Set under "ElephantBoard:Limits", as those are.</summary>
public sealed class TrafficLimits
{
    /// <summary>Commands a second of one client, over time.</summary>
    public int CommandsPerSecond { get; set; } = 1_000;

    /// <summary>Commands that one client may send at once.</summary>
    public int CommandBurst { get; set; } = 2_000;

    /// <summary>Time between two moments at which a room writes and answers what is private; it writes as much when nothing is
    /// waiting. Zero: at once, and everybody can measure when others write.</summary>
    public TimeSpan PrivateBeat { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Bytes of one message; larger ones are refused.</summary>
    public int MessageBytes { get; set; } = 64 * 1024;

    /// <summary>Presence messages a second of one client; more are dropped.</summary>
    public int HerePerSecond { get; set; } = 15;

    /// <summary>Rooms that one address may open at once; it may open one more every ten seconds.</summary>
    public int RoomsAtOnce { get; set; } = 20;

    /// <summary>Wrong join codes of one address before it has to wait: one try a second from then on.</summary>
    public int WrongCodesAtOnce { get; set; } = 10;

    /// <summary>Calls of one address with a token that is not proved, before they are only told to wait; a tenth of them comes back each second.</summary>
    public int WrongTokensAtOnce { get; set; } = 1_000;

    /// <summary>Wrong join codes a second that the server answers in all.</summary>
    public int WrongCodesPerSecond { get; set; } = 200;
}

/// <summary>Says all that is wrong with the options, at once, at start.</summary>
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
