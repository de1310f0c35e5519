using ElephantBoard.Host.Keys;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>What a call says of its caller: the token that it shows, which proves nothing yet, and the address that it comes from.</summary>
internal readonly record struct Caller(string? Token, CallerAddress Address)
{
    private const string Scheme = "Bearer ";

    /// <summary>The token stands in "authorization: Bearer TOKEN".</summary>
    public static Caller Of(ServerCallContext context) => Of(context.GetHttpContext());

    public static Caller Of(HttpContext context) =>
        new(Read(context.Request.Headers.Authorization.ToString()), CallerAddress.Of(context));

    /// <summary>Never the token.</summary>
    public override string ToString() => "caller";

    private static string? Read(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
}
