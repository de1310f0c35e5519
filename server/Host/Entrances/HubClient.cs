using ElephantBoard.Host.Rooms;
using Microsoft.AspNetCore.SignalR;

namespace ElephantBoard.Host.Entrances;

/// <summary>A hub connection that frames are written to, as messages that all clients of a room share. It has one watch at a time.</summary>
internal sealed class HubClient(HubConnectionContext connection) : IFrameSink
{
    private readonly Lock _gate = new();
    private CancellationTokenSource? _watch;
    private Task _ended = Task.CompletedTask;

    public ValueTask WriteAsync(IReadOnlyList<SharedFrame> frames) =>
        frames is [var one] ? connection.WriteAsync(one.HubMessage) : WriteAllAsync(frames);

    public void Abort() => connection.Abort();

    /// <summary>Ends the watch before, and then runs this one until the connection closes or a later watch begins.</summary>
    public async Task WatchAsync(Func<CancellationToken, Task> watchAsync)
    {
        using var watch = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionAborted);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task earlier;
        lock (_gate)
        {
            _watch?.Cancel();
            (_watch, earlier, _ended) = (watch, _ended, ended.Task);
        }
        try
        {
            await earlier;
            if (!watch.IsCancellationRequested)
            {
                await watchAsync(watch.Token);
            }
        }
        finally
        {
            lock (_gate)
            {
                _watch = _watch == watch ? null : _watch;
            }
            ended.SetResult();
        }
    }

    private async ValueTask WriteAllAsync(IReadOnlyList<SharedFrame> frames)
    {
        foreach (var frame in frames)
        {
            await connection.WriteAsync(frame.HubMessage);
        }
    }
}
