using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>A hand-written gRPC client: one connection with a Watch stream and an Act stream.</summary>
internal sealed class GrpcLoadClient : LoadClient
{
    private const int WatchStream = 1;
    private const int ActStream = 3;

    // A power of two.
    private const int MaxWaiting = 64 * 1024;
    private const int GrowAfter = Http2.Window / 4;

    // Larger than any command here.
    private const int SpareWindow = 1024;

    private readonly IPEndPoint _server;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly Growing _out = new(64 * 1024);
    private readonly Growing _in = new(256 * 1024);
    private readonly Growing _watch = new(256 * 1024);
    private readonly Growing _answers = new(16 * 1024);
    private readonly Queue<(int X, int Y)> _held = new();
    private readonly long[] _sentAt = new long[MaxWaiting];
    private readonly byte[] _actHeaders;
    private readonly byte[] _watchHeaders;
    private readonly Command _command;
    private Task _receiving = Task.CompletedTask;
    private uint _answered;
    private long _window = Http2.FirstWindow;
    private long _actWindow = Http2.FirstWindow;
    private int _ungrown;
    private int _ungrownAct;

    public GrpcLoadClient(Uri server, Membership membership, Tokens tokens)
        : base(membership, tokens)
    {
        _server = Loopback.Of(server);
        _actHeaders = Http2.HeaderBlock("Act", server.Authority, membership.Token);
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
                return Unanswered + _held.Count;
            }
        }
    }

    private int Unanswered => (int)(_command.Id.Counter - _answered);

    private bool MaySend => Unanswered < MaxWaiting && Math.Min(_window, _actWindow) >= SpareWindow;

    public override async Task StartAsync(uint after, ulong epoch, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(_server, cancellationToken);
        lock (_gate)
        {
            Http2.Preface(_out);
            var request = new WatchRequest
            {
                After = new() { Epoch = epoch, Sequence = after },
            };
            Open(WatchStream, _watchHeaders);
            _window -= Send(WatchStream, request, Http2.EndStream);
            Open(ActStream, _actHeaders);
        }
        Flush();
        _receiving = Task.Run(ReceiveAsync, CancellationToken.None);
    }

    public override void Move(int x, int y)
    {
        lock (_gate)
        {
            _held.Enqueue((x, y));
            SendHeld();
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

    private void SendHeld()
    {
        while (MaySend && _held.TryDequeue(out var place))
        {
            _sentAt[_command.Id.Counter++ % MaxWaiting] = Stopwatch.GetTimestamp();
            (_command.MoveElephant.Elephant, _command.MoveElephant.X, _command.MoveElephant.Y) = (
                Elephant,
                place.X,
                place.Y
            );
            var sent = Send(ActStream, _command, flags: 0);
            (_window, _actWindow) = (_window - sent, _actWindow - sent);
        }
    }

    private void Open(int stream, byte[] headers)
    {
        Http2.Head(_out, headers.Length, Http2.Headers, Http2.EndHeaders, stream);
        _out.Put(headers);
    }

    /// <summary>Appends a message in a frame of its own. Returns the length of what flow control counts.</summary>
    private int Send(int stream, IMessage message, byte flags)
    {
        var size = message.CalculateSize();
        Http2.Head(_out, 5 + size, Http2.Data, flags, stream);
        var free = _out.Free(5 + size).Span;
        free[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(free[1..], size);
        message.WriteTo(free.Slice(5, size));
        _out.Put(5 + size);
        return 5 + size;
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
                Grow(WatchStream, payload.Length, ref _ungrown);
                break;
            case Http2.Data:
                _answers.Put(payload);
                TakeAnswers();
                Grow(ActStream, payload.Length, ref _ungrownAct);
                break;
            case Http2.Reset:
                throw new IOException($"The server reset stream {stream}.");
            case Http2.GoAway:
                throw new IOException("The server goes away.");
            case Http2.Settings when flags == 0:
                lock (_gate)
                {
                    _actWindow += Http2.StreamWindowOf(payload) - Http2.FirstWindow;
                    Http2.Head(_out, 0, Http2.Settings, Http2.Acknowledged, 0);
                    SendHeld();
                }
                break;
            case Http2.Ping when flags == 0:
                lock (_gate)
                {
                    Http2.Head(_out, payload.Length, Http2.Ping, Http2.Acknowledged, 0);
                    _out.Put(payload);
                }
                break;
            case Http2.WindowUpdate:
                lock (_gate)
                {
                    var more = BinaryPrimitives.ReadInt32BigEndian(payload);
                    (_window, _actWindow) = stream switch
                    {
                        0 => (_window + more, _actWindow),
                        ActStream => (_window, _actWindow + more),
                        _ => (_window, _actWindow),
                    };
                    SendHeld();
                }
                break;
            default:
                break;
        }
        if (type is Http2.Data or Http2.Headers && (flags & Http2.EndStream) != 0)
        {
            throw new IOException($"The server ended stream {stream}.");
        }
    }

    private void TakeAnswers()
    {
        lock (_gate)
        {
            var now = Stopwatch.GetTimestamp();
            while (_answers.Filled is { Length: >= 5 } filled && filled.Length >= 5 + FrameScan.MessageLength(filled))
            {
                var length = FrameScan.MessageLength(filled);
                Count(filled.Slice(5, length));
                _answers.Take(5 + length);
                var sentAt = _sentAt[_answered++ % MaxWaiting];
                Tally.Answered((now - sentAt) * 1_000_000 / Stopwatch.Frequency);
            }
            SendHeld();
        }
    }

    private void Count(ReadOnlySpan<byte> answer)
    {
        // An Answer: field 1 accepted, field 2 refusal.
        if (answer is [0x0a, ..])
        {
            Tally.Accepted++;
        }
        else
        {
            Tally.Refused++;
            Tally.Refusal ??= V1.Answer.Parser.ParseFrom(answer).Refusal?.Sentence;
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
    private void Grow(int stream, int by, ref int ungrown)
    {
        ungrown += by;
        if (ungrown < GrowAfter)
        {
            return;
        }
        lock (_gate)
        {
            Http2.Grow(_out, 0, ungrown);
            Http2.Grow(_out, stream, ungrown);
        }
        ungrown = 0;
    }
}
