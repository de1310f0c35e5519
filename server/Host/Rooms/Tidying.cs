using ElephantBoard.Log;
using ElephantBoard.Rules;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Has the private store rewritten soon after pockets were taken or poured, so that it keeps no order of arrival. One rewriting at a time, for
/// all rooms.
/// </summary>
internal sealed class Tidying(
    IRoomLog log,
    [FromKeyedServices(Clocks.Rooms)] TimeProvider clock,
    ILogger<Tidying> logger
) : BackgroundService
{
    // People come in bunches: one rewriting serves a bunch.
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _needed = new(0, 1);

    public void After(RoomTurn turn)
    {
        if (
            turn.Changes.Any(change =>
                change is Change.PocketTaken or Change.RoundOpened or Change.RoundClosed or Change.WordingErased
            )
        )
        {
            Ask();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _needed.WaitAsync(stoppingToken);
            await Task.Delay(Gather, clock, stoppingToken);
            try
            {
                await log.TidyAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                RoomLog.NotTidied(logger, fault.GetType().Name);
            }
        }
    }

    private void Ask()
    {
        try
        {
            _needed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It was asked for already.
        }
    }
}
