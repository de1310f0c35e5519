using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ElephantBoard.Host;

/// <summary>Reports the server as ready when it can read rooms.</summary>
internal sealed class LogHealth(IRoomLog log, ILogger<LogHealth> logger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        try
        {
            await log.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogUnreadable(fault);
            return HealthCheckResult.Unhealthy("The rooms cannot be read. Check the server's log and the data folder.");
        }
    }
}
