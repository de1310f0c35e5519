using System.Collections.Concurrent;
using ElephantBoard.Host.Telemetry;

namespace ElephantBoard.Host.Rooms;

/// <summary>Aborts the connections of clients that no longer read: one timer for all of them.</summary>
internal sealed class StallWatchdog : IDisposable
{
    /// <summary>How long one write to a client may take.</summary>
    public static readonly TimeSpan MaxStall = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ClientSendQueue, bool> _watched = new();
    private readonly ILogger<StallWatchdog> _logger;
    private readonly ITimer _timer;

    public StallWatchdog([FromKeyedServices(Clocks.Streams)] TimeProvider clock, ILogger<StallWatchdog> logger)
    {
        _logger = logger;
        _timer = clock.CreateTimer(_ => Check(), null, Interval, Interval);
    }

    public void Add(ClientSendQueue queue) => _watched[queue] = true;

    public void Remove(ClientSendQueue queue) => _watched.TryRemove(queue, out _);

    public void Dispose() => _timer.Dispose();

    private void Check()
    {
        foreach (var (queue, _) in _watched)
        {
            if (queue.IsStalled(MaxStall))
            {
                _logger.ClientStalled((int)MaxStall.TotalSeconds);
                queue.Abort();
            }
        }
    }
}
