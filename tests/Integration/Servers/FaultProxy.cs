using System.Net;
using System.Net.Sockets;

namespace ElephantBoard.Tests.Integration.Servers;

/// <summary>Stands between clients and a server and does to their connections what networks do. Driven by the test alone: it has no clock.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private const int Chunk = 16 * 1024;

    // So that a held reader is felt by the server soon, not after megabytes of the kernel's.
    private const int SmallBuffer = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly TcpListener _listener;
    private readonly HashSet<Link> _links = [];
    private readonly Gate _up = new();
    private readonly Gate _down = new();
    private readonly Task _accepting;
    private Uri _target;
    private bool _refusing;

    /// <param name="at">Where it stands; null: on the loopback address.</param>
    public FaultProxy(Uri target, IPAddress? at = null)
    {
        _target = target;
        _listener = new(at ?? IPAddress.Loopback, 0);
        _listener.Start();
        Address = new Uri($"http://{_listener.LocalEndpoint}");
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect to.</summary>
    public Uri Address { get; }

    /// <summary>Where new connections go to: a server that was started again stands elsewhere.</summary>
    public Uri Target
    {
        set => Volatile.Write(ref _target, value);
    }

    /// <summary>Connections that are open now.</summary>
    public int Connections
    {
        get
        {
            lock (_lock)
            {
                return _links.Count;
            }
        }
    }

    /// <summary>Breaks every connection, with what is under way in it. New ones come through, with nothing held any more.</summary>
    public void Cut()
    {
        Link[] links;
        lock (_lock)
        {
            links = [.. _links];
        }
        foreach (var link in links)
        {
            link.Break();
        }
        Pass();
    }

    /// <summary>Breaks every connection and every new one, until <see cref="Pass"/>.</summary>
    public void Refuse()
    {
        Volatile.Write(ref _refusing, true);
        Cut();
        Volatile.Write(ref _refusing, true);
    }

    /// <summary>From now on nothing passes, either way, and nobody is told: half-open. What comes waits until <see cref="Pass"/>.</summary>
    public void Hold()
    {
        _up.Set(Flow.Held);
        _down.Set(Flow.Held);
    }

    /// <summary>From now on replies wait until <see cref="Pass"/>; requests arrive. To the server: a reader that stalls.</summary>
    public void HoldReplies() => _down.Set(Flow.Held);

    /// <summary>From now on replies are lost; requests arrive. To be ended by <see cref="Cut"/>: a stream with a hole in it is no stream.</summary>
    public void LoseReplies() => _down.Set(Flow.Lost);

    /// <summary>From now on replies pass as far as <see cref="Give"/> lets them.</summary>
    public void ThrottleReplies() => _down.Throttle();

    /// <summary>Lets so many more bytes of replies through a throttled proxy.</summary>
    public void Give(int bytes) => _down.Give(bytes);

    /// <summary>Everything flows again; what was held comes first.</summary>
    public void Pass()
    {
        Volatile.Write(ref _refusing, false);
        _up.Set(Flow.Free);
        _down.Set(Flow.Free);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Cut();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync();
            }
            catch (Exception fault) when (fault is SocketException or InvalidOperationException)
            {
                // It was stopped, while it waited or between two waits.
                return;
            }
            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var target = Volatile.Read(ref _target);
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveBufferSize = SmallBuffer,
            NoDelay = true,
        };
        client.NoDelay = true;
        using var link = new Link(client, server);
        if (Volatile.Read(ref _refusing))
        {
            return;
        }
        lock (_lock)
        {
            _links.Add(link);
        }
        try
        {
            await server.ConnectAsync(target.Host, target.Port);
            var up = _up.CopyAsync(client, server, link.Broken);
            var down = _down.CopyAsync(server, client, link.Broken);
            await await Task.WhenAny(up, down);
            link.Break();
            await Task.WhenAll(up, down);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side went: the other is told by the end of the link.
        }
        finally
        {
            lock (_lock)
            {
                _links.Remove(link);
            }
        }
    }

    private enum Flow
    {
        Free,
        Held,
        Lost,
        Throttled,
    }

    /// <summary>One direction of all connections.</summary>
    private sealed class Gate
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Flow _flow;
        private int _given;

        public void Set(Flow flow) => Change(() => _flow = flow);

        public void Throttle() => Change(() => (_flow, _given) = (Flow.Throttled, 0));

        public void Give(int bytes) => Change(() => _given += bytes);

        public async Task CopyAsync(Socket from, Socket to, CancellationToken broken)
        {
            var buffer = new byte[Chunk];
            while (true)
            {
                var (flow, max) = await FlowingAsync(broken);
                var length = await from.ReceiveAsync(buffer.AsMemory(0, max), broken);
                if (length == 0)
                {
                    return;
                }
                // What was read while the gate closed stays behind it.
                (flow, _) = await FlowingAsync(broken);
                if (flow != Flow.Lost)
                {
                    for (var sent = 0; sent < length; )
                    {
                        sent += await to.SendAsync(buffer.AsMemory(sent, length - sent), broken);
                    }
                }
                if (flow == Flow.Throttled)
                {
                    Change(() => _given -= length);
                }
            }
        }

        private async ValueTask<(Flow Flow, int Most)> FlowingAsync(CancellationToken broken)
        {
            while (true)
            {
                Task changed;
                lock (_lock)
                {
                    if (_flow is Flow.Free or Flow.Lost)
                    {
                        return (_flow, Chunk);
                    }
                    if (_flow == Flow.Throttled && _given > 0)
                    {
                        return (_flow, Math.Min(Chunk, _given));
                    }
                    changed = _changed.Task;
                }
                await changed.WaitAsync(broken);
            }
        }

        private void Change(Action change)
        {
            TaskCompletionSource changed;
            lock (_lock)
            {
                change();
                changed = _changed;
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            changed.SetResult();
        }
    }

    private sealed class Link(Socket client, Socket server) : IDisposable
    {
        private readonly CancellationTokenSource _broken = new();

        public CancellationToken Broken => _broken.Token;

        /// <summary>Without a goodbye: both sides get a reset.</summary>
        public void Break()
        {
            try
            {
                _broken.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It ended by itself meanwhile.
            }
        }

        public void Dispose()
        {
            foreach (var socket in new[] { client, server })
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Dispose();
            }
            _broken.Dispose();
        }
    }
}
