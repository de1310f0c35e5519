using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Entrances;

/// <summary>What a browser is told and asked on every call: no foreign script, no foreign frame, no foreign caller of the hub.</summary>
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
            // On plain http a browser only complains about it.
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
            // Whoever connected now would hold up the stop.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync(
                "The server is shutting down. Try again in a moment.",
                context.RequestAborted
            );
        }
        return next(context);
    }

    /// <summary>Whether a browser says that the caller's page came from elsewhere. Programs that are no browsers say nothing.</summary>
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
        // The Host header is the caller's word: it counts only as long as nobody has said where the page is.
        return options.Value.PublicUrl.Length > 0
            ? !IsOrigin(from, new Uri(options.Value.PublicUrl))
            : !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOrigin(Uri from, Uri page) =>
        (from.Scheme, from.Host, from.Port) == (page.Scheme, page.Host, page.Port);
}
