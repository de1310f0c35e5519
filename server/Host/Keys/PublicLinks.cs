using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>Builds the addresses that the server gives to people.</summary>
internal sealed class PublicLinks(IOptions<ServerOptions> options, IServer server)
{
    /// <summary>The address of the page that does not depend on who asks. Has no trailing slash.</summary>
    public string PublicUrl =>
        options.Value.PublicUrl.Length > 0 ? options.Value.PublicUrl.TrimEnd('/') : $"http://{OwnHost}:{HttpPort}";

    /// <summary>Port of gRPC over plaintext HTTP/2.</summary>
    public int GrpcPort => Port(1, options.Value.GrpcPort);

    private int HttpPort => Port(0, options.Value.HttpPort);

    private string OwnHost =>
        IPAddress.TryParse(options.Value.Listen, out var address) && IsOfOthers(address) ? Text(address) : "localhost";

    /// <summary>Returns the addresses of the page for people in the local network: PublicUrl, or those of this machine. Empty when only this machine
    /// can reach the server.</summary>
    public IReadOnlyList<string> PagesInLan() =>
        options.Value.PublicUrl.Length > 0 || OwnHost != "localhost" ? [PublicUrl]
        : options.Value.Listen == "*" ? [.. LanAddresses.Read().Select(address => $"http://{address}:{HttpPort}")]
        : [];

    /// <summary>Returns the address of the page for the answer to one request: PublicUrl or, without it, the address at which this caller reached
    /// the server. A caller on the server's machine gets the machine's address in the network, which others can open, too.</summary>
    /// <remarks>Must not be used in an answer to anybody else, and not be cached: the caller controls the Host header.</remarks>
    public string PageFor(HttpContext context)
    {
        var request = context.Request;
        if (
            options.Value.PublicUrl.Length > 0
            || !Uri.TryCreate($"{request.Scheme}://{request.Host}/", UriKind.Absolute, out var asked)
            || asked.PathAndQuery != "/"
            || asked.UserInfo.Length > 0
        )
        {
            return PublicUrl;
        }
        if (asked.IsLoopback && !request.IsHttps)
        {
            return PagesInLan() is [var first, ..] ? first : At(asked);
        }
        return At(asked);
    }

    public static string Join(string page, string code) => $"{page}/r/{code}";

    /// <summary>Returns the host link. The secret is in the fragment, which a browser never sends.</summary>
    public static string Host(string page, string code, string hostSecret) => $"{Join(page, code)}#host={hostSecret}";

    private string At(Uri asked) =>
        // The page has another port than gRPC.
        asked.Port == GrpcPort
        && GrpcPort != HttpPort
            ? new UriBuilder(asked) { Port = HttpPort }.Uri.GetLeftPart(UriPartial.Authority)
            : asked.GetLeftPart(UriPartial.Authority);

    private static bool IsOfOthers(IPAddress address) =>
        !IPAddress.IsLoopback(address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);

    private static string Text(IPAddress address) => new UriBuilder("http", address.ToString()).Host;

    /// <summary>Returns the configured port, or the free port that the server bound when the setting is 0.</summary>
    private int Port(int index, int asked)
    {
        if (asked != 0)
        {
            return asked;
        }
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Select(address => BindingAddress.Parse(address).Port).ElementAtOrDefault(index);
    }
}
