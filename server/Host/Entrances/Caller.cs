using ElephantBoard.Host.Keys;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>The caller of a request: the token that it sent, which is not verified yet, and its address.</summary>
internal readonly record struct Caller(string? Token, CallerAddress Address)
{
    private const string Scheme = "Bearer ";

    /// <summary>Reads the token from the header "authorization: Bearer TOKEN".</summary>
    public static Caller Of(ServerCallContext context) => Of(context.GetHttpContext());

    public static Caller Of(HttpContext context) =>
        new(Read(context.Request.Headers.Authorization.ToString()), CallerAddress.Of(context));

    /// <summary>Never contains the token.</summary>
    public override string ToString() => "caller";

    private static string? Read(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
}
