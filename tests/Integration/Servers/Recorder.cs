using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>Stands between clients and a server, passes everything on, and writes down what went each way.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _target;
    private readonly List<(MemoryStream Up, MemoryStream Down)> _seen = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public Recorder(Uri target)
    {
        _target = target;
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Bytes of HTTP/2 data that went up and down so far, frames' heads and headers not counted.</summary>
    public (int Up, int Down) Http2Data() => Sum(Http2);

    /// <summary>Bytes in WebSocket messages that went up and down so far, pings of the hub not counted.</summary>
    public (int Up, int Down) WebSocketData() => Sum(WebSocket);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private (int Up, int Down) Sum(Func<byte[], int> count)
    {
        lock (_seen)
        {
            return (_seen.Sum(link => count(link.Up.ToArray())), _seen.Sum(link => count(link.Down.ToArray())));
        }
    }

    private static int Http2(byte[] bytes)
    {
        var preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;
        var at = bytes.AsSpan().StartsWith(preface) ? preface.Length : 0;
        var data = 0;
        while (at + 9 <= bytes.Length)
        {
            var length = (bytes[at] << 16) | (bytes[at + 1] << 8) | bytes[at + 2];
            data += bytes[at + 3] == 0 ? length : 0;
            at += 9 + length;
        }
        return data;
    }

    private static int WebSocket(byte[] bytes)
    {
        const int ping = 16;
        var at = bytes.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var data = 0;
        while (at + 10 <= bytes.Length)
        {
            var masked = (bytes[at + 1] & 0x80) != 0;
            long length = bytes[at + 1] & 0x7F;
            at += 2;
            if (length == 126)
            {
                length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
                at += 2;
            }
            else if (length == 127)
            {
                length = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(at));
                at += 8;
            }
            at += (masked ? 4 : 0) + (int)length;
            data += length > ping ? (int)length : 0;
        }
        return data;
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        await far.ConnectAsync(_target.Host, _target.Port);
        var (up, down) = (new MemoryStream(), new MemoryStream());
        lock (_seen)
        {
            _seen.Add((up, down));
        }
        await Task.WhenAny(CopyAsync(near, far, up), CopyAsync(far, near, down));
    }

    private async Task CopyAsync(TcpClient from, TcpClient to, MemoryStream record)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var length)
            {
                lock (_seen)
                {
                    record.Write(buffer, 0, length);
                }
                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), _stop.Token);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One side is gone.
        }
    }
}
