using System.Net;

namespace ElephantBoard.Host.Keys;

/// <summary>The caller's address as far as the server can determine it: the connection's address, or the one that a trusted proxy reports.</summary>
internal readonly record struct CallerAddress
{
    private readonly string _text;

    private CallerAddress(string text) => _text = text;

    public static CallerAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>Reduces an IPv6 address to its /64, because one subscriber has that many addresses.</summary>
    public static CallerAddress Of(IPAddress? address)
    {
        if (address is null)
        {
            return new("unknown");
        }
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        var bytes = address.GetAddressBytes();
        return new(Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes));
    }

    /// <summary>Never contains the address, which could appear next to a pocket.</summary>
    public override string ToString() => _text is null ? "no address" : "address";
}
