using ElephantBoard.Host.Rooms;
using ElephantBoard.Host.Telemetry;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>
/// Runs streams of commands. Each stream is a loop: it reads what has arrived, has it done by the room in one call, and writes the answers in one
/// flush. While a client does not read its answers, its commands are not read either.
/// </summary>
internal sealed class CommandStreams(
    RoomApi api,
    GracefulShutdown shutdown,
    [FromKeyedServices(Clocks.Streams)] TimeProvider clock,
    ILogger<CommandStreams> logger
)
{
    private static readonly WriteOptions Buffered = new(WriteFlags.BufferHint);

    /// <summary>Runs one stream until it ends. What the room has received is done even if the client is gone.</summary>
    /// <param name="abort">Ends the stream of a client that no longer reads.</param>
    /// <param name="cancellationToken">Canceled when the client is gone.</param>
    /// <exception cref="RpcException">The server is stopping, or the stream cannot be read.</exception>
    public async Task RunAsync(
        Caller caller,
        IAsyncStreamReader<byte[]> commands,
        IServerStreamWriter<byte[]> answers,
        Action abort,
        CancellationToken cancellationToken
    )
    {
        var reader = new CommandReader(commands);
        var open = shutdown.Enter(abort);
        try
        {
            while (await reader.WaitAsync(shutdown.Stopping))
            {
                var writing = WriteAsync(answers, await api.DoAsync(caller, reader.Take()));
                try
                {
                    await writing.WaitAsync(StallWatchdog.MaxStall, clock, CancellationToken.None);
                }
                catch (TimeoutException)
                {
                    logger.ClientStalled((int)StallWatchdog.MaxStall.TotalSeconds);
                    abort();
                    await writing;
                }
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody waits for the reason.
        }
        finally
        {
            shutdown.Leave(open);
        }
    }

    /// <summary>Writes answers and flushes them together.</summary>
    private static async Task WriteAsync(IServerStreamWriter<byte[]> stream, byte[][] answers)
    {
        for (var at = 0; at < answers.Length; at++)
        {
            stream.WriteOptions = at < answers.Length - 1 ? Buffered : null;
            await stream.WriteAsync(answers[at]);
        }
    }
}
