using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ElephantBoard.Tests.Integration.Link;

/// <summary>A port that is no ElephantBoard's: it says nothing, or always the same.</summary>
internal sealed class OddPort : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly byte[]? _answer;
    private readonly List<Socket> _open = [];
    private readonly Task _accepting;

    /// <param name="answer">Body of its HTTP answer to everything; null: it says nothing.</param>
    public OddPort(
        IPAddress address,
        int port = 0,
        string? answer = null,
        string type = "application/json",
        string status = "200 OK"
    )
    {
        _listener = new(address, port);
        _listener.Start();
        _answer = answer is null
            ? null
            : Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(answer)}\r\nConnection: close\r\n\r\n{answer}"
            );
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        _open.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync();
                _open.Add(socket);
                if (_answer is not null)
                {
                    await socket.ReceiveAsync(new byte[4096]);
                    await socket.SendAsync(_answer);
                    socket.Shutdown(SocketShutdown.Send);
                }
            }
            catch (Exception fault) when (fault is SocketException or InvalidOperationException)
            {
                // It was stopped, or who asked is gone.
                return;
            }
        }
    }
}
