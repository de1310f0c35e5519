using System.Globalization;
using System.Threading.RateLimiting;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>Verifies tokens. An invalid token counts against the address that sent it, never against the participant that it names.
/// A valid token is not counted.</summary>
internal sealed class Admissions(IGrainFactory grains, IOptions<TrafficLimits> limits) : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<CallerAddress> _failures = PartitionedRateLimiter.Create<
        CallerAddress,
        CallerAddress
    >(address =>
        RateLimitPartition.GetTokenBucketLimiter(
            address,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.Value.WrongTokensAtOnce,
                TokensPerPeriod = Math.Max(1, limits.Value.WrongTokensAtOnce / 10),
                ReplenishmentPeriod = Second,
            }
        )
    );

    /// <summary>Returns the participant, or the refusal.</summary>
    public async Task<(AdmittedParticipant? Who, Refusal? Refusal)> AdmitAsync(string? token, CallerAddress address)
    {
        var (who, refusal) = await AdmittedParticipant.ProveAsync(grains, token);
        if (refusal?.Code is RefusalCode.Token or RefusalCode.NoRoom)
        {
            using var counted = _failures.AttemptAcquire(address);
            if (!counted.IsAcquired)
            {
                const int enough = 10;
                refusal = Refusals.Create(
                    RefusalCode.TooManyTries,
                    ("seconds", enough.ToString(CultureInfo.InvariantCulture))
                );
            }
        }
        return (who, refusal);
    }

    public ValueTask DisposeAsync() => _failures.DisposeAsync();
}
