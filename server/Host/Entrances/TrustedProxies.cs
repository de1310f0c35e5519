using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace ElephantBoard.Host.Entrances;

/// <summary>Proxies whose word on who calls is taken: X-Forwarded-For and X-Forwarded-Proto, from each of them in turn. X-Forwarded-Host never is.</summary>
internal static class TrustedProxies
{
    /// <param name="list">Addresses and networks, separated by commas.</param>
    /// <param name="options">Null: no proxy is trusted.</param>
    /// <returns>False when something in the list is neither.</returns>
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
        // Those of the framework: this machine.
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
