using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace ElephantBoard.Host.Keys;

/// <summary>The addresses at which other machines in the local network reach this one.</summary>
internal static class LanAddresses
{
    /// <summary>Returns the IPv4 addresses of this machine, those of interfaces with a gateway first; virtual networks of containers have none.
    /// Empty when the machine is in no network.</summary>
    public static IReadOnlyList<IPAddress> Read()
    {
        try
        {
            return
            [
                .. NetworkInterface
                    .GetAllNetworkInterfaces()
                    .Where(each =>
                        each.OperationalStatus == OperationalStatus.Up
                        && each.NetworkInterfaceType != NetworkInterfaceType.Loopback
                    )
                    .Select(each => each.GetIPProperties())
                    .OrderByDescending(properties => properties.GatewayAddresses.Count > 0)
                    .SelectMany(properties => properties.UnicastAddresses)
                    .Select(each => each.Address)
                    .Where(IsShared),
            ];
        }
        catch (NetworkInformationException)
        {
            // The system does not say.
            return [];
        }
    }

    private static bool IsShared(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetwork
        && !IPAddress.IsLoopback(address)
        && address.GetAddressBytes() is not [169, 254, ..];
}
