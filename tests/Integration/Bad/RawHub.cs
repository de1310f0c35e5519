using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace ElephantBoard.Tests.Integration.Bad;

/// <summary>The hub as somebody uses it who does not use our client: any method, any JSON.</summary>
internal sealed class RawHub : IAsyncDisposable
{
    private readonly HubConnection _hub;

    private RawHub(HubConnection hub) => _hub = hub;

    public static async Task<RawHub> ConnectAsync(Uri http, HttpTransportType transport = HttpTransportType.WebSockets)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(
                new Uri(http, "hub/v1"),
                options =>
                    (options.SkipNegotiation, options.Transports) = (
                        transport is HttpTransportType.WebSockets,
                        transport
                    )
            )
            .Build();
        await hub.StartAsync();
        return new RawHub(hub);
    }

    public Task<T> AskAsync<T>(string method, string token, string json)
        where T : IMessage<T>, new() => AskAsync<T>(method, token, Encoding.UTF8.GetBytes(json));

    /// <param name="json">Sent as it is, whatever it is.</param>
    public async Task<T> AskAsync<T>(string method, string token, byte[] json)
        where T : IMessage<T>, new()
    {
        var answer = await _hub.InvokeAsync<JsonElement>(method, token, new Raw(json));
        return JsonParser.Default.Parse<T>(answer.GetRawText());
    }

    public Task<Answer> DoAsync(string token, Command command) =>
        AskAsync<Answer>("Do", token, JsonFormatter.Default.Format(command));

    /// <summary>The items of a watch, until it ends.</summary>
    public async IAsyncEnumerable<Item> WatchAsync(string token, string json = "{}")
    {
        var frames = Channel.CreateUnbounded<JsonElement>();
        using var received = _hub.On<JsonElement>("Frame", frame => frames.Writer.TryWrite(frame));
        _ = WatchAsync();
        await foreach (var frame in frames.Reader.ReadAllAsync())
        {
            foreach (var element in frame.EnumerateArray())
            {
                var item = JsonParser.Default.Parse<Item>(element.GetRawText());
                yield return item;
                if (item.Bye is not null || item.Resync is not null)
                {
                    yield break;
                }
            }
        }

        async Task WatchAsync()
        {
            try
            {
                // Its answer may overtake the last frames.
                await _hub.InvokeAsync("Watch", token, new Raw(Encoding.UTF8.GetBytes(json)));
            }
            catch (Exception broken)
            {
                frames.Writer.TryComplete(broken);
            }
        }
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [JsonConverter(typeof(Converter))]
    private sealed record Raw(byte[] Json);

    private sealed class Converter : JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
