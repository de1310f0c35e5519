using ElephantBoard.Host.Keys;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Entrances;

/// <summary>
/// Serves the live room over SignalR, at /hub/v1. Every method takes the participant token and a service.proto message as proto3 JSON, and returns
/// such a message. Methods return refusals and never throw them.
/// </summary>
internal sealed class RoomHub(RoomApi api, RoomWatcher roomWatcher, IOptions<TrafficLimits> limits) : Hub
{
    public async Task<RawJson> Do(TokenArgument token, MessageArgument command) =>
        RawJson.Of(
            Read<Command>(command, out var refusal) is { } read
                ? await api.DoAsync(Of(token), read)
                : new Answer { Refusal = refusal }
        );

    /// <summary>Calls the client's method Frame with an array of Items, again and again. Returns when the watch has ended. A connection has one watch:
    /// another one ends the first.</summary>
    public async Task Watch(TokenArgument token, MessageArgument request)
    {
        var read = Read<WatchRequest>(request, out _) ?? new WatchRequest();
        var (caller, client) = (Of(token), HubConnections.ClientOf(Context));
        await client.WatchAsync(end => roomWatcher.WatchAsync(caller, read.After, client, end));
    }

    public async Task Here(TokenArgument token, MessageArgument request)
    {
        if (Read<HereRequest>(request, out _) is { } read)
        {
            await api.HereAsync(Of(token), read);
        }
    }

    public async Task<RawJson> TakePocket(TokenArgument token, MessageArgument request) =>
        RawJson.Padded(
            Read<TakePocketRequest>(request, out var refusal) is { } read
                ? await api.TakePocketAsync(Of(token), read)
                : new Kept { Refusal = refusal }
        );

    public async Task<RawJson> Keep(TokenArgument token, MessageArgument command) =>
        RawJson.Padded(
            Read<PocketCommand>(command, out var refusal) is { } read
                ? await api.KeepAsync(Of(token), read)
                : new Kept { Refusal = refusal }
        );

    public async Task<RawJson> ReadPocket(TokenArgument token, MessageArgument request) =>
        RawJson.Padded(
            Read<ReadPocketRequest>(request, out var refusal) is { } read
                ? await api.ReadPocketAsync(Of(token), read)
                : new ReadPocketResponse { Refusal = refusal }
        );

    private Caller Of(TokenArgument token) =>
        new(
            token.Text,
            Context.GetHttpContext() is { } context ? CallerAddress.Of(context) : CallerAddress.Of(address: null)
        );

    private T? Read<T>(MessageArgument message, out Refusal? refusal)
        where T : class, IMessage, new() => ProtoJson.Read<T>(message.Json, limits.Value.MessageBytes, out refusal);
}
