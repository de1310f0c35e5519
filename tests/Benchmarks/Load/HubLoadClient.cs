using System.Buffers.Text;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using ElephantBoard.Link.Seats;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>A hand-written hub client: one WebSocket with the SignalR JSON protocol, which it scans for what it counts.</summary>
internal sealed class HubLoadClient : LoadClient
{
    private const byte Separator = 0x1e;

    private readonly Uri _server;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly Growing _in = new(256 * 1024);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly long[] _calledAt = new long[65_536];
    private readonly ulong _lane = (ulong)Random.Shared.NextInt64();
    private readonly TaskCompletionSource _shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _out = new();
    private Task _receiving = Task.CompletedTask;
    private Task _pinging = Task.CompletedTask;
    private int _counter;
    private int _calls;

    public HubLoadClient(Uri server, Membership membership, Tokens tokens)
        : base(membership, tokens)
    {
        Loopback.Of(server);
        _server = new UriBuilder(server) { Scheme = "ws", Path = "/hub/v1" }.Uri;
    }

    public override int Waiting => Volatile.Read(ref _calls);

    public override async Task StartAsync(uint after, ulong epoch, CancellationToken cancellationToken)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        await _socket.ConnectAsync(_server, cancellationToken);
        _receiving = Task.Run(ReceiveAsync, CancellationToken.None);
        Put("""{"protocol":"json","version":1}""");
        Flush();
        await _shaken.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken);
        Put(
            $$$"""{"type":1,"invocationId":"w","target":"Watch","arguments":["{{{Membership.Token}}}",{"after":{"epoch":"{{{epoch}}}","sequence":{{{after}}}}}]}"""
        );
        Flush();
        _pinging = Task.Run(PingAsync, CancellationToken.None);
    }

    public override void Move(int x, int y)
    {
        var counter = Interlocked.Increment(ref _counter);
        Interlocked.Increment(ref _calls);
        _calledAt[counter & 65_535] = Stopwatch.GetTimestamp();
        Put(
            $$$"""{"type":1,"invocationId":"{{{counter}}}","target":"Do","arguments":["{{{Membership.Token}}}",{"id":{"lane":"{{{_lane}}}","counter":{{{counter}}}},"moveElephant":{"elephant":"{{{Elephant}}}","x":{{{x}}},"y":{{{y}}}}}]}"""
        );
    }

    public override void Flush() => _ = FlushAsync();

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket.Dispose();
        await Task.WhenAll(_receiving, _pinging).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _sending.Dispose();
    }

    private void Put(string message)
    {
        lock (_gate)
        {
            _out.Append(message).Append((char)Separator);
        }
    }

    private async Task FlushAsync()
    {
        try
        {
            await _sending.WaitAsync(_end.Token);
            try
            {
                string text;
                lock (_gate)
                {
                    text = _out.ToString();
                    _out.Clear();
                }
                if (text.Length > 0)
                {
                    await _socket.SendAsync(
                        Encoding.UTF8.GetBytes(text),
                        WebSocketMessageType.Text,
                        endOfMessage: true,
                        _end.Token
                    );
                }
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (Exception end)
        {
            Broken ??= _end.IsCancellationRequested ? null : end;
        }
    }

    private async Task PingAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), _end.Token);
            Put("""{"type":6}""");
            await FlushAsync();
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            var message = 0;
            while (true)
            {
                var received = await _socket.ReceiveAsync(_in.Free(64 * 1024), _end.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    throw new IOException("The server closed the connection.");
                }
                _in.Put(received.Count);
                message += received.Count;
                if (received.EndOfMessage)
                {
                    // The header of the WebSocket frame.
                    Tally.StreamBytes +=
                        message < 126 ? 2
                        : message <= ushort.MaxValue ? 4
                        : 10;
                    message = 0;
                }
                while (TakeMessage()) { }
            }
        }
        catch (Exception end)
        {
            Broken ??= _end.IsCancellationRequested ? null : end;
        }
    }

    private bool TakeMessage()
    {
        var filled = _in.Filled;
        var end = filled.IndexOf(Separator);
        if (end < 0)
        {
            return false;
        }
        Take(filled[..end]);
        _in.Take(end + 1);
        return true;
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("{\"type\":1"u8))
        {
            Tally.StreamBytes += message.Length + 1;
            Tally.Frames++;
            Count(message);
        }
        else if (message.StartsWith("{\"type\":3"u8))
        {
            Answer(message);
        }
        else if (message.SequenceEqual("{}"u8))
        {
            _shaken.TrySetResult();
        }
        else if (message.StartsWith("{\"type\":7"u8))
        {
            throw new IOException("The hub closed: " + Encoding.UTF8.GetString(message));
        }
    }

    private void Answer(ReadOnlySpan<byte> message)
    {
        var id = After(message, "\"invocationId\":\""u8);
        if (!Utf8Parser.TryParse(id, out int counter, out _))
        {
            throw new IOException("The watch ended: " + Encoding.UTF8.GetString(message));
        }
        Interlocked.Decrement(ref _calls);
        Tally.Answered((Stopwatch.GetTimestamp() - _calledAt[counter & 65_535]) * 1_000_000 / Stopwatch.Frequency);
        if (message.IndexOf("\"accepted\""u8) >= 0)
        {
            Tally.Accepted++;
        }
        else
        {
            Tally.Refused++;
            Tally.Refusal ??= Encoding.UTF8.GetString(message);
        }
    }

    /// <summary>Counts the moves of a frame. They contain no text that a scan could misread.</summary>
    private void Count(ReadOnlySpan<byte> frame)
    {
        while (true)
        {
            var move = frame.IndexOf("\"moved\""u8);
            if (move < 0)
            {
                return;
            }
            frame = frame[(move + 7)..];
            var end = frame.IndexOf((byte)'}');
            var fields = frame[..end];
            Tally.Delivered(Tokens.Age(Number(fields, "\"x\""u8), Number(fields, "\"y\""u8)));
            frame = frame[end..];
        }
    }

    private static int Number(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> name)
    {
        var digits = After(fields, name).TrimStart(": "u8);
        return Utf8Parser.TryParse(digits, out int value, out _) ? value : 0;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark)
    {
        var at = text.IndexOf(mark);
        return at < 0 ? [] : text[(at + mark.Length)..];
    }
}
