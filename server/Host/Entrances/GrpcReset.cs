using Microsoft.AspNetCore.Http.Features;

namespace ElephantBoard.Host.Entrances;

internal static class GrpcReset
{
    private const int EnhanceYourCalm = 0xB;

    /// <summary>Ends a stream with RESOURCE_EXHAUSTED, so that the client learns the reason. Trailers would wait behind the data that the client
    /// does not read.</summary>
    public static void Send(HttpContext context)
    {
        if (context.Features.Get<IHttpResetFeature>() is { } stream)
        {
            stream.Reset(EnhanceYourCalm);
        }
        else
        {
            context.Abort();
        }
    }
}
