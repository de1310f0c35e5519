using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using ElephantBoard.Host.Rooms;

namespace ElephantBoard.Host.Entrances;

/// <summary>Writes frames into the response of a gRPC call: serialized frames need only a message header.</summary>
internal sealed class GrpcFrameSink(HttpContext context) : IFrameSink
{
    private const int HeaderSize = 5;

    private readonly PipeWriter _body = context.Response.BodyWriter;

    public ValueTask WriteAsync(IReadOnlyList<SharedFrame> frames)
    {
        var size = 0;
        foreach (var frame in frames)
        {
            size += frame.Frame.Length;
        }
        // Not compressed; then the length.
        var header = _body.GetSpan(HeaderSize);
        header[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(header[1..], (uint)size);
        _body.Advance(HeaderSize);
        foreach (var frame in frames)
        {
            _body.Write(frame.Frame.Span);
        }
        return FlushAsync();
    }

    /// <inheritdoc cref="GrpcReset.Send"/>
    public void Abort() => GrpcReset.Send(context);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask FlushAsync() => await _body.FlushAsync();
}
