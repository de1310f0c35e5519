using ElephantBoard.Host.Rooms;
using Grpc.Core;

namespace ElephantBoard.Host.Entrances;

/// <summary>Reads the commands of one Act stream in groups: all that have arrived, up to a limit.</summary>
internal sealed class CommandReader(IAsyncStreamReader<byte[]> stream)
{
    /// <summary>Maximum number of commands in a group. The stream is not read on before they are answered.</summary>
    public const int MaxGroup = 256;

    /// <summary>A group takes no further command after so many bytes.</summary>
    public const int MaxGroupBytes = 256 * 1024;

    private readonly List<byte[]> _group = [];

    // Completed with true: the next command is there.
    private Task<bool>? _next;

    /// <summary>Waits for the next command. Returns false at the end of the stream.</summary>
    /// <exception cref="RpcException">The server is stopping, or the stream cannot be read.</exception>
    public async ValueTask<bool> WaitAsync(CancellationToken stopping)
    {
        _next ??= stream.MoveNext(CancellationToken.None);
        try
        {
            stopping.ThrowIfCancellationRequested();
            return await _next.WaitAsync(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw Ended(StatusCode.Unavailable, "The server is shutting down. Send what was not answered again.");
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or OperationCanceledException)
        {
            // The bytes are no messages, or the client is gone.
            throw Ended(StatusCode.Internal, "The stream of commands cannot be read on: " + fault.Message);
        }
    }

    /// <summary>Takes the next commands, at least one. A command that waits for the private beat is a group of its own: others do not wait
    /// with it.</summary>
    public byte[][] Take()
    {
        _group.Clear();
        var bytes = 0;
        while (
            _next is { IsCompletedSuccessfully: true, Result: true } && _group.Count < MaxGroup && bytes < MaxGroupBytes
        )
        {
            var command = stream.Current;
            var waits = BeatCommands.Contains(command);
            if (waits && _group.Count > 0)
            {
                break;
            }
            _group.Add(command);
            bytes += command.Length;
            _next = stream.MoveNext(CancellationToken.None);
            if (waits)
            {
                break;
            }
        }
        return [.. _group];
    }

    private static RpcException Ended(StatusCode code, string reason) => new(new Status(code, reason));
}
