using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>A hand-written gRPC client: one connection, one Watch stream, Do calls beside it.</summary>
internal sealed class GrpcLoadClient : LoadClient
{
    private const int WatchStream = 1;

    // Below the 100 streams that a server allows at a time.
    private const int MaxCalls = 90;
    private const int GrowAfter = Http2.Window / 4;

    private readonly IPEndPoint _server;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly Growing _out = new(64 * 1024);
    private readonly Growing _in = new(256 * 1024);
    private readonly Growing _watch = new(256 * 1024);
    private readonly Queue<(int X, int Y)> _held = new();
    private readonly long[] _calledAt = new long[1024];
    private readonly byte[] _doHeaders;
    private readonly byte[] _watchHeaders;
    private readonly Command _command;
    private Task _receiving = Task.CompletedTask;
    private int _nextStream = WatchStream + 2;
    private int _calls;
    private long _sendWindow = 65_535;
    private int _ungrown;

    public GrpcLoadClient(Uri server, Membership membership, Tokens tokens)
        : base(membership, tokens)
    {
        _server = Loopback.Of(server);
        _doHeaders = Http2.HeaderBlock("Do", server.Authority, membership.Token);
        _watchHeaders = Http2.HeaderBlock("Watch", server.Authority, membership.Token);
        var lane = (ulong)Random.Shared.NextInt64();
        _command = new()
        {
            Id = new() { Lane = lane },
            MoveElephant = new(),
        };
    }

    public override int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _calls + _held.Count;
            }
        }
    }

    public override async Task StartAsync(uint after, ulong epoch, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(_server, cancellationToken);
        lock (_gate)
        {
            Http2.Preface(_out);
            Call(
                WatchStream,
                _watchHeaders,
                new WatchRequest
                {
                    After = new() { Epoch = epoch, Sequence = after },
                }
            );
        }
        Flush();
        _receiving = Task.Run(ReceiveAsync, CancellationToken.None);
    }

    public override void Move(int x, int y)
    {
        lock (_gate)
        {
            if (_calls >= MaxCalls || _sendWindow < 1024)
            {
                _held.Enqueue((x, y));
                return;
            }
            Send(x, y);
        }
    }

    public override void Flush()
    {
        lock (_gate)
        {
            while (!_out.IsEmpty)
            {
                _out.Take(_socket.Send(_out.Filled));
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket.Dispose();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private void Send(int x, int y)
    {
        var stream = _nextStream;
        _nextStream += 2;
        _calls++;
        _calledAt[(stream >> 1) & 1023] = Stopwatch.GetTimestamp();
        _command.Id.Counter++;
        (_command.MoveElephant.Elephant, _command.MoveElephant.X, _command.MoveElephant.Y) = (Elephant, x, y);
        Call(stream, _doHeaders, _command);
    }

    private void Call(int stream, byte[] headers, IMessage message)
    {
        Http2.Head(_out, headers.Length, Http2.Headers, Http2.EndHeaders, stream);
        _out.Put(headers);
        var size = message.CalculateSize();
        Http2.Head(_out, 5 + size, Http2.Data, Http2.EndStream, stream);
        var free = _out.Free(5 + size).Span;
        free[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(free[1..], size);
        message.WriteTo(free.Slice(5, size));
        _out.Put(5 + size);
        _sendWindow -= 5 + size;
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var count = await _socket.ReceiveAsync(_in.Free(64 * 1024), _end.Token);
                if (count == 0)
                {
                    throw new IOException("The server closed the connection.");
                }
                _in.Put(count);
                while (TakeFrame()) { }
                Flush();
            }
        }
        catch (Exception end)
        {
            Broken = _end.IsCancellationRequested ? null : end;
        }
    }

    private bool TakeFrame()
    {
        var filled = _in.Filled;
        if (filled.Length < Http2.FrameHead)
        {
            return false;
        }
        var length = BinaryPrimitives.ReadInt32BigEndian(filled) >>> 8;
        if (filled.Length < Http2.FrameHead + length)
        {
            return false;
        }
        var stream = BinaryPrimitives.ReadInt32BigEndian(filled[5..]) & int.MaxValue;
        Take(filled[3], filled[4], stream, filled.Slice(Http2.FrameHead, length));
        _in.Take(Http2.FrameHead + length);
        return true;
    }

    private void Take(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        switch (type)
        {
            case Http2.Data when stream == WatchStream:
                Tally.StreamBytes += Http2.FrameHead + payload.Length;
                _watch.Put(payload);
                TakeMessages();
                Grow(payload.Length);
                break;
            case Http2.Data:
                Answer(payload);
                Grow(payload.Length);
                break;
            case Http2.Reset:
                throw new IOException($"The server reset stream {stream}.");
            case Http2.GoAway:
                throw new IOException("The server goes away.");
            case Http2.Settings when flags == 0:
                lock (_gate)
                {
                    Http2.Head(_out, 0, Http2.Settings, Http2.Acknowledged, 0);
                }
                break;
            case Http2.Ping when flags == 0:
                lock (_gate)
                {
                    Http2.Head(_out, payload.Length, Http2.Ping, Http2.Acknowledged, 0);
                    _out.Put(payload);
                }
                break;
            case Http2.WindowUpdate when stream == 0:
                lock (_gate)
                {
                    _sendWindow += BinaryPrimitives.ReadInt32BigEndian(payload);
                }
                break;
            default:
                break;
        }
        if ((flags & Http2.EndStream) != 0 && type is Http2.Data or Http2.Headers && (flags & Http2.EndStream) != 0)
        {
            Ended(stream);
        }
    }

    private void Ended(int stream)
    {
        if (stream == WatchStream)
        {
            throw new IOException("The watch ended.");
        }
        lock (_gate)
        {
            _calls--;
            var called = _calledAt[(stream >> 1) & 1023];
            Tally.Answered((Stopwatch.GetTimestamp() - called) * 1_000_000 / Stopwatch.Frequency);
            while (_calls < MaxCalls && _sendWindow >= 1024 && _held.TryDequeue(out var place))
            {
                Send(place.X, place.Y);
            }
        }
    }

    private void Answer(ReadOnlySpan<byte> payload)
    {
        // An Answer: field 1 accepted, field 2 refusal.
        if (payload.Length > 5 && payload[5] == 0x0a)
        {
            Tally.Accepted++;
        }
        else
        {
            Tally.Refused++;
            Tally.Refusal ??= V1.Answer.Parser.ParseFrom(payload[Math.Min(5, payload.Length)..]).Refusal?.Sentence;
        }
    }

    private void TakeMessages()
    {
        while (true)
        {
            var filled = _watch.Filled;
            if (filled.Length < 5)
            {
                return;
            }
            var length = FrameScan.MessageLength(filled);
            if (filled.Length < 5 + length)
            {
                return;
            }
            Tally.Frames++;
            FrameScan.Count(filled.Slice(5, length), this);
            _watch.Take(5 + length);
        }
    }

    /// <summary>Extends the flow-control windows before the server runs out of them.</summary>
    private void Grow(int by)
    {
        _ungrown += by;
        if (_ungrown < GrowAfter)
        {
            return;
        }
        lock (_gate)
        {
            Http2.Grow(_out, 0, _ungrown);
            Http2.Grow(_out, WatchStream, _ungrown);
        }
        _ungrown = 0;
    }
}
