using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>
/// Makes guessing join codes hopeless. An address that was wrong too often has its next tries answered one a second, the latest first; only those
/// that queue up behind many are refused. The server answers a bounded number of wrong ones a second in all. A code that an address
/// knows to be right is answered at once, whatever waits there: it tells the address nothing.
/// </summary>
internal sealed class JoinCodeThrottle(IOptions<TrafficLimits> limits) : IAsyncDisposable
{
    private const int Queue = 10;

    // A whole company behind one address may come in the same second.
    private const int QueueLimit = 1_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // More would fill the memory of a server that many addresses ask: then they wait like others.
    private const int MaxKnown = 50_000;

    private readonly ConcurrentDictionary<(CallerAddress Address, string Code), bool> _known = new();

    // The latest first: whoever comes to a full queue is next, and not refused because of those who filled it.
    private readonly PartitionedRateLimiter<CallerAddress> _byAddress = PartitionedRateLimiter.Create<
        CallerAddress,
        CallerAddress
    >(address =>
        RateLimitPartition.GetTokenBucketLimiter(
            address,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.Value.WrongCodesAtOnce,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = Second,
                QueueLimit = Queue,
                QueueProcessingOrder = QueueProcessingOrder.NewestFirst,
            }
        )
    );

    // Codes of one address are looked up one after another, so that each wrong one is counted before the next is looked at.
    private readonly PartitionedRateLimiter<CallerAddress> _oneByOne = PartitionedRateLimiter.Create<
        CallerAddress,
        CallerAddress
    >(address =>
        RateLimitPartition.GetConcurrencyLimiter(
            address,
            _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = 1,
                QueueLimit = QueueLimit,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        )
    );

    private readonly TokenBucketRateLimiter _all = new(
        new TokenBucketRateLimiterOptions
        {
            TokenLimit = limits.Value.WrongCodesPerSecond,
            TokensPerPeriod = limits.Value.WrongCodesPerSecond,
            ReplenishmentPeriod = Second,
            QueueLimit = limits.Value.WrongCodesPerSecond,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <summary>Says that an address knows a code to be right: it was told so, or showed a live token of its room.</summary>
    public void Know(CallerAddress address, string code)
    {
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }
        _known[(address, code)] = true;
    }

    /// <summary>Looks a code up for an address. A refusal when it is wrong, or when the address has too many tries waiting.</summary>
    /// <param name="code">As it is looked up.</param>
    public async Task<(Guid Room, Refusal? Refusal)> FindAsync(
        CallerAddress address,
        string code,
        Func<ValueTask<Guid?>> find,
        CancellationToken cancellationToken
    )
    {
        if (_known.ContainsKey((address, code)) && await find() is { } known)
        {
            return (known, null);
        }
        for (var waited = false; ; waited = true)
        {
            using (var turn = await _oneByOne.AcquireAsync(address, 1, cancellationToken))
            {
                if (!turn.IsAcquired)
                {
                    return (default, TooManyAttempts());
                }
                if (waited || HasAttempts(address))
                {
                    if (await find() is { } room)
                    {
                        Know(address, code);
                        return (room, null);
                    }
                    // Who has waited has paid for it already.
                    using var counted = waited ? null : _byAddress.AttemptAcquire(address);
                    break;
                }
            }
            // Nothing left of its wrong tries: this one waits, whether right or wrong.
            using var wait = await _byAddress.AcquireAsync(address, 1, cancellationToken);
            if (!wait.IsAcquired)
            {
                return (default, TooManyAttempts());
            }
        }
        using var inAll = await _all.AcquireAsync(1, cancellationToken);
        return (default, inAll.IsAcquired ? Refusals.Create(RefusalCode.NoRoom) : TooManyAttempts());
    }

    public async ValueTask DisposeAsync()
    {
        await _byAddress.DisposeAsync();
        await _oneByOne.DisposeAsync();
        await _all.DisposeAsync();
    }

    // Asking the limiter for no permit at all would not do: it grants that as soon as any part of a permit has grown again.
    private bool HasAttempts(CallerAddress address) =>
        _byAddress.GetStatistics(address) is not { CurrentAvailablePermits: < 1 };

    private static Refusal TooManyAttempts() =>
        Refusals.Create(RefusalCode.TooManyTries, ("seconds", Queue.ToString(CultureInfo.InvariantCulture)));
}
