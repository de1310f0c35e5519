using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>Addresses that people are given. From the PublicUrl setting, never from what a request says of itself.</summary>
internal sealed class PublicLinks(IOptions<ServerOptions> options, IServer server)
{
    /// <summary>Without a slash at its end.</summary>
    public string PublicUrl
    {
        get
        {
            if (options.Value.PublicUrl.Length > 0)
            {
                return options.Value.PublicUrl.TrimEnd('/');
            }
            var port = options.Value.HttpPort;
            if (port == 0)
            {
                var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
                port = addresses.Select(address => BindingAddress.Parse(address).Port).FirstOrDefault();
            }
            return $"http://localhost:{port}";
        }
    }

    public string Join(string code) => $"{PublicUrl}/r/{code}";

    /// <summary>The secret stands in the fragment, which a browser sends to nobody.</summary>
    public string Host(string code, string hostSecret) => $"{Join(code)}#host={hostSecret}";
}
