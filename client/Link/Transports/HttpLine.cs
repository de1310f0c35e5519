using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ElephantBoard.Link.Transports;

/// <summary>Connects to one server, and explains failures and what users can do about them.</summary>
/// <remarks>A server on this machine is never reached through a proxy.</remarks>
internal sealed class HttpLine
{
    private readonly Uri _server;

    // Why the last certificate was rejected.
    private volatile string? _untrusted;

    public HttpLine(Uri server)
    {
        _server = server;
        Handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(5),
            AutomaticDecompression = DecompressionMethods.All,
            UseProxy = !server.IsLoopback,
            SslOptions = new() { RemoteCertificateValidationCallback = Judge },
        };
    }

    public SocketsHttpHandler Handler { get; }

    /// <summary>Returns why the server was not reached.</summary>
    public LocalizedMessage Explain(Exception? broken)
    {
        var server = ("server", Named(_server));
        if (_untrusted is { } why)
        {
            return LocalizedMessage.Of(why, server, ("host", _server.Host));
        }
        if (broken is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })
        {
            return LocalizedMessage.Of("reach.no_tls", server, ("plain", Named(Over(Uri.UriSchemeHttp, _server))));
        }
        return ProxyOf(_server) is { } proxy
            ? LocalizedMessage.Of("reach.away_by_proxy", server, ("proxy", Named(proxy)), ("host", _server.Host))
            : LocalizedMessage.Of("reach.away", server);
    }

    /// <summary>Returns the message for a timeout.</summary>
    public static LocalizedMessage TooSlow(Uri server, TimeSpan max) =>
        LocalizedMessage.Of(
            "reach.too_slow",
            ("server", Named(server)),
            ("seconds", Math.Ceiling(max.TotalSeconds).ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>Returns a server's address without path, user name, and password.</summary>
    public static string Named(Uri server) => $"{server.Scheme}://{server.Authority}";

    /// <summary>Returns the same server with another scheme.</summary>
    public static Uri Over(string scheme, Uri server) =>
        new UriBuilder(server) { Scheme = scheme, Port = server.IsDefaultPort ? -1 : server.Port }.Uri;

    private static Uri? ProxyOf(Uri server) =>
        server.IsLoopback || HttpClient.DefaultProxy.IsBypassed(server) ? null
        : HttpClient.DefaultProxy.GetProxy(server) is { } proxy && proxy != server ? proxy
        : null;

    private bool Judge(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        _untrusted = errors switch
        {
            SslPolicyErrors.None => null,
            _ when IsOutOfTime(chain) => "reach.certificate_dates",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => "reach.certificate_name",
            _ => "reach.certificate_unknown",
        };
        return _untrusted is null;
    }

    private static bool IsOutOfTime(X509Chain? chain) =>
        chain is not null && chain.ChainStatus.Any(status => status.Status.HasFlag(X509ChainStatusFlags.NotTimeValid));
}
