using Microsoft.AspNetCore.StaticFiles;

namespace ElephantBoard.Host.Entrances;

/// <summary>Serves the page's files. Browsers cache files with a hash in their name forever, and revalidate the page itself each time.</summary>
internal static class PageFiles
{
    public static StaticFileOptions Options { get; } = new() { OnPrepareResponse = Prepare };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", RestEndpoints.Reading, PageAsync);
        routes.MapMethods("/r/{code}", RestEndpoints.Reading, PageAsync);
    }

    private static void Prepare(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = context.Context.Request.Path.StartsWithSegments(
            "/assets",
            StringComparison.Ordinal
        )
            ? "public, max-age=31536000, immutable"
            : "no-cache";

    private static async Task PageAsync(HttpContext context, IWebHostEnvironment environment)
    {
        var page = environment.WebRootFileProvider.GetFileInfo("index.html");
        if (!page.Exists)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await context.Response.WriteAsync(
                "The page was not built with this server. Install Node.js 20.19 or later and build the server again.",
                context.RequestAborted
            );
            return;
        }
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await context.Response.SendFileAsync(page, context.RequestAborted);
    }
}
