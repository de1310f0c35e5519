using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>Builds the addresses that the server gives to people. Uses the PublicUrl setting, never the headers of a request.</summary>
internal sealed class PublicLinks(IOptions<ServerOptions> options, IServer server)
{
    /// <summary>Has no trailing slash.</summary>
    public string PublicUrl =>
        options.Value.PublicUrl.Length > 0
            ? options.Value.PublicUrl.TrimEnd('/')
            : $"http://localhost:{Port(0, options.Value.HttpPort)}";

    /// <summary>Port of gRPC over plaintext HTTP/2.</summary>
    public int GrpcPort => Port(1, options.Value.GrpcPort);

    public string Join(string code) => $"{PublicUrl}/r/{code}";

    /// <summary>Returns the host link. The secret is in the fragment, which a browser never sends.</summary>
    public string Host(string code, string hostSecret) => $"{Join(code)}#host={hostSecret}";

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
