using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Has the log remove every trace of poured or erased content, soon after it was deleted and once after the start, because a crash
/// may have interrupted the cleanup. Retries until it succeeds, because another process may read the files. One run at a time, for
/// all rooms; no room waits for it.
/// </summary>
internal sealed class TidyService(
    IRoomLog log,
    [FromKeyedServices(Clocks.Rooms)] TimeProvider clock,
    ILogger<TidyService> logger
) : BackgroundService
{
    // Requests come in bursts, and one run serves a burst. Also the time between two attempts.
    private static readonly TimeSpan CoalesceDelay = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _needed = new(1, 1);

    public void RequestAfter(CommandBatch batch)
    {
        if (batch.Changes.Any(change => change is Change.RoundOpened or Change.RoundClosed or Change.WordingErased))
        {
            Request();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _needed.WaitAsync(stoppingToken);
            do
            {
                await Task.Delay(CoalesceDelay, clock, stoppingToken);
            } while (!await IsDoneAsync(stoppingToken));
        }
    }

    private async Task<bool> IsDoneAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await log.TidyAsync(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.TidyingFailed(fault);
            return false;
        }
    }

    private void Request()
    {
        try
        {
            _needed.Release();
        }
        catch (SemaphoreFullException)
        {
            // A run is requested already.
        }
    }
}
