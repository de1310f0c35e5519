using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Entrances;

/// <summary>Sets the security headers of every response and checks the origin of browser calls: no foreign scripts, no foreign frames,
/// no foreign callers of the hub.</summary>
internal sealed class PageGuard(RequestDelegate next, IOptions<ServerOptions> options, GracefulShutdown shutdown)
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (context.Request.IsHttps)
        {
            // Over plain HTTP, browsers ignore this header and log a warning.
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return context.Response.WriteAsync(
                "This request came from a page of another site. Open ElephantBoard at its own address.",
                context.RequestAborted
            );
        }
        if (shutdown.Stopping.IsCancellationRequested)
        {
            // A new connection would delay the shutdown.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync(
                "The server is shutting down. Try again in a moment.",
                context.RequestAborted
            );
        }
        return next(context);
    }

    /// <summary>Returns whether a browser reports that the calling page has a different origin. Clients other than browsers report nothing.</summary>
    private bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return false;
        }
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from))
        {
            return true;
        }
        // The caller controls the Host header, so it counts only when PublicUrl is not set.
        return options.Value.PublicUrl.Length > 0
            ? !IsOrigin(from, new Uri(options.Value.PublicUrl))
            : !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOrigin(Uri from, Uri page) =>
        (from.Scheme, from.Host, from.Port) == (page.Scheme, page.Host, page.Port);
}
