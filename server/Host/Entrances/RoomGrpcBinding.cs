using System.Buffers;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>Binds RoomService as defined in service.proto, except that Do and Act pass commands and answers on as bytes.</summary>
internal static class RoomGrpcBinding
{
    private const string Service = "elephantboard.v1.RoomService";

    private static readonly Marshaller<byte[]> Bytes = new(
        (bytes, context) =>
        {
            context.SetPayloadLength(bytes.Length);
            context.GetBufferWriter().Write(bytes);
            context.Complete();
        },
        context => context.PayloadAsNewBuffer()
    );

    /// <summary>Called by the framework, which finds the handlers by name.</summary>
    public static void BindService(ServiceBinderBase binder, RoomGrpcBase? _)
    {
        ArgumentNullException.ThrowIfNull(binder);
        Unary<OpenRoomRequest, OpenRoomResponse>(binder, nameof(RoomGrpcBase.OpenRoom));
        Unary<DescribeRoomRequest, DescribeRoomResponse>(binder, nameof(RoomGrpcBase.DescribeRoom));
        Unary<JoinRequest, JoinResponse>(binder, nameof(RoomGrpcBase.Join));
        Unary<GetCheckpointRequest, GetCheckpointResponse>(binder, nameof(RoomGrpcBase.GetCheckpoint));
        Unary<HereRequest, HereResponse>(binder, nameof(RoomGrpcBase.Here));
        Unary<TakePocketRequest, Kept>(binder, nameof(RoomGrpcBase.TakePocket));
        Unary<PocketCommand, Kept>(binder, nameof(RoomGrpcBase.Keep));
        Unary<ReadPocketRequest, ReadPocketResponse>(binder, nameof(RoomGrpcBase.ReadPocket));
        binder.AddMethod(
            new Method<byte[], byte[]>(MethodType.Unary, Service, nameof(RoomGrpcBase.Do), Bytes, Bytes),
            (UnaryServerMethod<byte[], byte[]>)null!
        );
        binder.AddMethod(
            new Method<byte[], byte[]>(MethodType.DuplexStreaming, Service, nameof(RoomGrpcBase.Act), Bytes, Bytes),
            (DuplexStreamingServerMethod<byte[], byte[]>)null!
        );
        binder.AddMethod(
            new Method<WatchRequest, Frame>(
                MethodType.ServerStreaming,
                Service,
                nameof(RoomGrpcBase.Watch),
                Of<WatchRequest>(),
                Of<Frame>()
            ),
            (ServerStreamingServerMethod<WatchRequest, Frame>)null!
        );
    }

    private static void Unary<TRequest, TResponse>(ServiceBinderBase binder, string name)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        binder.AddMethod(
            new Method<TRequest, TResponse>(MethodType.Unary, Service, name, Of<TRequest>(), Of<TResponse>()),
            (UnaryServerMethod<TRequest, TResponse>)null!
        );

    private static Marshaller<T> Of<T>()
        where T : class, IMessage<T>, new()
    {
        var parser = new MessageParser<T>(() => new T());
        return new(
            (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context =>
            {
                try
                {
                    return parser.ParseFrom(context.PayloadAsReadOnlySequence());
                }
                catch (InvalidProtocolBufferException)
                {
                    var refusal = Refusals.Malformed("message");
                    throw new RpcException(new Status(StatusCode.InvalidArgument, refusal.Sentence));
                }
            }
        );
    }
}
