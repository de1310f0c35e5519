using System.Net;

namespace ElephantBoard.Host.Keys;

/// <summary>Where a call comes from, as far as the server can tell: the connection's address, or what a trusted proxy says.</summary>
internal readonly record struct CallerAddress
{
    private readonly string _text;

    private CallerAddress(string text) => _text = text;

    public static CallerAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <summary>An IPv6 caller is known by its /64: one subscriber has that many addresses.</summary>
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

    /// <summary>Never the address: it may stand beside a pocket.</summary>
    public override string ToString() => _text is null ? "no address" : "address";
}
