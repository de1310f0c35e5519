using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>The token that a caller shows as "authorization: Bearer TOKEN".</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    public static string? Of(ServerCallContext context) => Read(context.RequestHeaders.GetValue("authorization"));

    public static string? Of(HttpRequest request) => Read(request.Headers.Authorization.ToString());

    private static string? Read(string? header) =>
        header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}

/// <summary>Where a call comes from.</summary>
internal static class Caller
{
    /// <summary>For counting wrong codes. An IPv6 caller is counted by its /64: one subscriber has that many addresses.</summary>
    public static string Address(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        if (address is null)
        {
            return "unknown";
        }
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }
}
