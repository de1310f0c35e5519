using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ElephantBoard.Host.Entrances;

/// <summary>Configures which proxies are trusted to report the caller's address: X-Forwarded-For and X-Forwarded-Proto, one hop at a time.
/// X-Forwarded-Host is never trusted.</summary>
internal static class TrustedProxies
{
    /// <param name="list">Addresses and networks, separated by commas.</param>
    /// <param name="options">Null when no proxy is trusted.</param>
    /// <returns>False when an entry of the list is neither an address nor a network.</returns>
    public static bool TryRead(string list, out ForwardedHeadersOptions? options)
    {
        options = null;
        var names = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
        {
            return true;
        }
        var read = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null,
        };
        // The framework's defaults trust this machine.
        read.KnownProxies.Clear();
        read.KnownIPNetworks.Clear();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                read.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(name, out var network))
            {
                read.KnownIPNetworks.Add(network);
            }
            else
            {
                return false;
            }
        }
        options = read;
        return true;
    }
}
