using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading.RateLimiting;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>Verifies tokens. An invalid token counts against the address that sent it, never against the participant that it names.
/// A valid token is not counted.</summary>
internal sealed class Admissions(IGrainFactory grains, IOptions<TrafficLimits> limits) : IAsyncDisposable
{
    /// <summary>Maximum number of participants that are remembered, of all rooms.</summary>
    private const int MaxRemembered = 20_000;

    // Longer than a token is.
    private const int MaxTokenLength = 128;

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

    /// <summary>Participants whose rooms have verified their tokens, by a hash of the token.</summary>
    private readonly RecentlyUsed<Digest, AdmittedParticipant> _remembered = new(MaxRemembered);

    /// <summary>Asks the room. Returns the participant, or the refusal.</summary>
    public async Task<(AdmittedParticipant? Who, Refusal? Refusal)> AdmitAsync(string? token, CallerAddress address)
    {
        var (who, refusal) = await AdmittedParticipant.ProveAsync(grains, token);
        return (who, refusal is null ? null : Refuse(token, refusal, address));
    }

    /// <summary>Returns the participant, or the refusal. Asks the room only about a token that it has not verified yet: the participant may have
    /// left meanwhile. For calls in which the room itself verifies the participant's secret.</summary>
    /// <remarks>The caller passes a refusal, this one or the room's later one, to <see cref="Refuse"/>.</remarks>
    public async ValueTask<(AdmittedParticipant? Who, Refusal? Refusal)> RecallAsync(string? token)
    {
        if (token is null or { Length: > MaxTokenLength })
        {
            return (null, Refusals.Create(RefusalCode.Token));
        }
        var hash = HashOf(token);
        if (_remembered.TryGet(hash, out var known))
        {
            return (known, null);
        }
        var (who, refusal) = await AdmittedParticipant.ProveAsync(grains, token);
        if (who is not null)
        {
            _remembered.Add(hash, who);
        }
        return (who, refusal);
    }

    /// <summary>Forgets a token that was refused and counts it against the address that sent it. Returns the refusal to answer with.</summary>
    /// <param name="refusal">If it has another reason than the token, nothing happens.</param>
    public Refusal Refuse(string? token, Refusal refusal, CallerAddress address)
    {
        if (refusal.Code is not (RefusalCode.Token or RefusalCode.NoRoom))
        {
            return refusal;
        }
        if (token is { Length: <= MaxTokenLength })
        {
            _remembered.Remove(HashOf(token));
        }
        using var counted = _failures.AttemptAcquire(address);
        const int enough = 10;
        return counted.IsAcquired
            ? refusal
            : Refusals.Create(RefusalCode.TooManyTries, ("seconds", enough.ToString(CultureInfo.InvariantCulture)));
    }

    public ValueTask DisposeAsync() => _failures.DisposeAsync();

    private static Digest HashOf(string token) => Digest.Of(MemoryMarshal.AsBytes(token.AsSpan()));
}
