using ElephantBoard.Host.Keys;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>The caller of a request: the token that it sent, which is not verified yet, and its address.</summary>
internal readonly record struct Caller(string? Token, CallerAddress Address)
{
    private const string Scheme = "Bearer ";
    private const string HostScheme = "Host ";

    /// <summary>The secret of the host link, which is not verified yet; null if there is none.</summary>
    public string? HostSecret { get; init; }

    /// <summary>Reads the token from the header "authorization: Bearer TOKEN", or the host secret from "authorization: Host SECRET".</summary>
    public static Caller Of(ServerCallContext context) => Of(context.GetHttpContext());

    public static Caller Of(HttpContext context) =>
        new(Read(context.Request.Headers.Authorization.ToString(), Scheme), CallerAddress.Of(context))
        {
            HostSecret = Read(context.Request.Headers.Authorization.ToString(), HostScheme),
        };

    /// <summary>Never contains the token.</summary>
    public override string ToString() => "caller";

    private static string? Read(string header, string scheme) =>
        header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;
}
