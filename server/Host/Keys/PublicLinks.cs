using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>Addresses that people are given. From the PublicUrl setting, never from what a request says of itself.</summary>
internal sealed class PublicLinks(IOptions<ServerOptions> options, IServer server)
{
    /// <summary>Without a slash at its end.</summary>
    public string PublicUrl =>
        options.Value.PublicUrl.Length > 0
            ? options.Value.PublicUrl.TrimEnd('/')
            : $"http://localhost:{Port(0, options.Value.HttpPort)}";

    /// <summary>Where gRPC over plaintext HTTP/2 listens.</summary>
    public int GrpcPort => Port(1, options.Value.GrpcPort);

    public string Join(string code) => $"{PublicUrl}/r/{code}";

    /// <summary>The secret stands in the fragment, which a browser sends to nobody.</summary>
    public string Host(string code, string hostSecret) => $"{Join(code)}#host={hostSecret}";

    /// <summary>A port that was asked for, or the free one that was found instead of 0.</summary>
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
