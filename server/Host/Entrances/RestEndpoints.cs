using System.Globalization;
using System.IO.Compression;
using System.Text;
using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using QRCoder;

namespace ElephantBoard.Host.Entrances;

/// <summary>Maps the REST endpoints under /api/v1. They use the proto3 JSON of the messages in service.proto. A refusal has a 4xx or 5xx status and
/// the Refusal as its body.</summary>
internal static class RestEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var rooms = routes.MapGroup("/api/v1/rooms");
        rooms.MapPost("", OpenAsync);
        rooms.MapPost("{code}/participants", JoinAsync);
        rooms.MapMethods("{code}", Reading, DescribeAsync);
        rooms.MapMethods("{code}/checkpoint", Reading, CheckpointAsync);
        rooms.MapMethods("{code}/events", Reading, EventsAsync);
        rooms.MapMethods("{code}/qr.svg", Reading, QrAsync);
    }

    /// <summary>Link checkers and chat apps send HEAD; the server omits the body by itself.</summary>
    public static string[] Reading { get; } = [HttpMethods.Get, HttpMethods.Head];

    private static async Task OpenAsync(
        HttpContext context,
        RoomApi api,
        PublicLinks links,
        IOptions<TrafficLimits> limits
    )
    {
        var (request, refusal) = await ReadAsync<OpenRoomRequest>(context, limits.Value.MessageBytes);
        if (request is null)
        {
            await RefuseAsync(context, refusal!);
            return;
        }
        var response = await api.OpenAsync(
            request,
            CallerAddress.Of(context),
            links.PageFor(context),
            context.RequestAborted
        );
        await AnswerAsync(context, response.Opened, response.Refusal, StatusCodes.Status201Created);
    }

    private static async Task DescribeAsync(HttpContext context, string code, RoomApi api, PublicLinks links)
    {
        var response = await DescriptionAsync(context, code, api, links);
        await AnswerAsync(context, response.Room, response.Refusal);
    }

    private static async Task JoinAsync(HttpContext context, string code, RoomApi api, IOptions<TrafficLimits> limits)
    {
        var (request, refusal) = await ReadAsync<JoinRequest>(context, limits.Value.MessageBytes);
        if (request is null)
        {
            await RefuseAsync(context, refusal!);
            return;
        }
        request.Code = code;
        var response = await api.JoinAsync(request, CallerAddress.Of(context), context.RequestAborted);
        await AnswerAsync(context, response.Joined, response.Refusal, StatusCodes.Status201Created);
    }

    /// <summary>Returns the room now or, with ?at=N, at event N.</summary>
    private static async Task CheckpointAsync(
        HttpContext context,
        string code,
        string? at,
        RoomApi api,
        CheckpointCache checkpointCache,
        Replay replay
    )
    {
        var (who, refusal) = await api.AuthorizeAsync(Caller.Of(context), code, context.RequestAborted);
        if (who is null)
        {
            await RefuseAsync(context, refusal!);
            return;
        }
        if (at is not null)
        {
            if (Number(at) is not { } sequence)
            {
                await RefuseAsync(context, Refusals.Malformed("at"));
                return;
            }
            var (then, unknown) = await replay.AtAsync(who.Room, sequence, context.RequestAborted);
            // The data may be newer than the end of the caller's membership.
            var ended = await who.RefusalAsync();
            await AnswerAsync(context, ended is null ? then : null, ended ?? unknown);
            return;
        }
        var json = (await checkpointCache.GetAsync(who.Room)).Json;
        if (await who.RefusalAsync() is { } gone)
        {
            await RefuseAsync(context, gone);
            return;
        }
        context.Response.ContentType = "application/json; charset=utf-8";
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Headers.ContentEncoding = "br";
            context.Response.ContentLength = json.Length;
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
            return;
        }
        using var compressed = new MemoryStream(json);
        await using var plain = new BrotliStream(compressed, CompressionMode.Decompress);
        await plain.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>Returns the events after ?after=N up to ?to=M: a JSON array of Items, at most one page. The client continues at the number of the
    /// last event.</summary>
    private static async Task EventsAsync(HttpContext context, string code, string? after, string? to, RoomApi api)
    {
        var (who, refusal) = await api.AuthorizeAsync(Caller.Of(context), code, context.RequestAborted);
        if (who is null)
        {
            await RefuseAsync(context, refusal!);
            return;
        }
        if (Number(after ?? "0") is not { } first || Number(to ?? "0") is not { } last)
        {
            await RefuseAsync(context, Refusals.Malformed("after, to"));
            return;
        }
        var (page, ended) = await who.ReadAsync(first, last);
        if (page is null)
        {
            await RefuseAsync(context, ended!);
            return;
        }
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(
            (byte[])[(byte)'[', .. new SharedFrame(page.Reached, page.Frame).JsonItems.Span, (byte)']'],
            context.RequestAborted
        );
    }

    /// <summary>Describes the room to this caller. The links in it are for nobody else, so no cache may store the answer.</summary>
    private static Task<DescribeRoomResponse> DescriptionAsync(
        HttpContext context,
        string code,
        RoomApi api,
        PublicLinks links
    )
    {
        context.Response.Headers.CacheControl = "no-store";
        return api.DescribeAsync(code, Caller.Of(context), links.PageFor(context), context.RequestAborted);
    }

    private static async Task QrAsync(HttpContext context, string code, RoomApi api, PublicLinks links)
    {
        var response = await DescriptionAsync(context, code, api, links);
        if (response.Refusal is { } refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(response.Room.JoinLink, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        context.Response.ContentType = "image/svg+xml";
        await context.Response.WriteAsync(
            svg.GetGraphic(8, "#1F1B16", "#FFFFFF", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute),
            context.RequestAborted
        );
    }

    private static uint? Number(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<(T? Message, Refusal? Refusal)> ReadAsync<T>(HttpContext context, int limit)
        where T : class, IMessage, new()
    {
        if (context.Request.ContentLength > limit)
        {
            return (null, Refusals.Limit(RefusalCode.MessageTooBig, limit));
        }
        var buffer = new byte[limit + 1];
        var length = await context.Request.Body.ReadAtLeastAsync(
            buffer,
            buffer.Length,
            throwOnEndOfStream: false,
            context.RequestAborted
        );
        if (length > limit)
        {
            return (null, Refusals.Limit(RefusalCode.MessageTooBig, limit));
        }
        var message = ProtoJson.Read<T>(Encoding.UTF8.GetString(buffer, 0, length), limit, out var refusal);
        return (message, refusal);
    }

    private static async Task AnswerAsync(
        HttpContext context,
        IMessage? answer,
        Refusal? refusal,
        int status = StatusCodes.Status200OK
    )
    {
        if (answer is null)
        {
            await RefuseAsync(context, refusal!);
            return;
        }
        context.Response.StatusCode = status;
        await WriteAsync(context, answer);
    }

    private static async Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Code switch
        {
            RefusalCode.NoRoom or RefusalCode.NoPlace => StatusCodes.Status404NotFound,
            RefusalCode.Token or RefusalCode.SeatMoved => StatusCodes.Status401Unauthorized,
            RefusalCode.Role or RefusalCode.OpeningKey or RefusalCode.Removed => StatusCodes.Status403Forbidden,
            RefusalCode.NameTaken or RefusalCode.Asked or RefusalCode.AskedAlready or RefusalCode.RoomFull =>
                StatusCodes.Status409Conflict,
            RefusalCode.MessageTooBig => StatusCodes.Status413PayloadTooLarge,
            RefusalCode.TooFast or RefusalCode.TooManyTries => StatusCodes.Status429TooManyRequests,
            RefusalCode.DiskFull => StatusCodes.Status507InsufficientStorage,
            RefusalCode.AskAgain or RefusalCode.RoomUnreadable => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status400BadRequest,
        };
        await WriteAsync(context, refusal);
    }

    private static Task WriteAsync(HttpContext context, IMessage message)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(ProtoJson.Write(message), context.RequestAborted);
    }
}
