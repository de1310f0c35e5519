using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.RateLimiting;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Microsoft.Extensions.Options;

namespace ElephantBoard.Host.Keys;

/// <summary>
/// Makes guessing join codes infeasible. After too many wrong codes, an address gets one answer per second, the latest request first; only
/// requests behind a long queue are refused. The server answers a bounded number of wrong codes per second in total. A code that an address
/// is known to have is answered at once, whatever is queued for that address: the answer gives it no new information.
/// </summary>
/// <param name="period">Time after which an address has one more try; null: a second.</param>
/// <param name="clock">Null: the system's.</param>
internal sealed class JoinCodeThrottle(
    IOptions<TrafficLimits> limits,
    TimeSpan? period = null,
    TimeProvider? clock = null
) : IAsyncDisposable
{
    /// <summary>A wrong code is answered at a multiple of this time. The code of a locked room, which takes a little longer to look up, cannot be told
    /// from one of no room.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private const int Queue = 10;

    // A whole company behind one address may join in the same second.
    private const int QueueLimit = 1_000;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // An unbounded set would fill the memory of a server that many addresses call. Addresses beyond the limit wait like others.
    private const int MaxKnown = 50_000;

    private readonly ConcurrentDictionary<(CallerAddress Address, string Code), bool> _known = new();

    // Newest first: a request that meets a full queue is next, and is not refused because of the requests that filled the queue.
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
                ReplenishmentPeriod = period ?? Second,
                QueueLimit = Queue,
                QueueProcessingOrder = QueueProcessingOrder.NewestFirst,
            }
        )
    );

    // The codes of one address are looked up one after another, so that each wrong one is counted before the next lookup.
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

    /// <summary>Records that an address has a valid code: the server sent it the code, or it sent a valid token of that room.</summary>
    public void Know(CallerAddress address, string code)
    {
        if (_known.Count >= MaxKnown)
        {
            _known.Clear();
        }
        _known[(address, code)] = true;
    }

    /// <summary>Looks a code up for an address. Returns a refusal when the code is wrong, or when too many requests of the address are
    /// waiting.</summary>
    /// <param name="code">The code in the form that the log uses.</param>
    public async Task<(Guid Room, Refusal? Refusal)> FindAsync(
        CallerAddress address,
        string code,
        Func<ValueTask<Guid?>> find,
        CancellationToken cancellationToken
    )
    {
        var begun = _clock.GetTimestamp();
        if (_known.ContainsKey((address, code)) && await find() is { } known)
        {
            return (known, null);
        }
        for (var waited = false; ; waited = true)
        {
            using (var slot = await _oneByOne.AcquireAsync(address, 1, cancellationToken))
            {
                if (!slot.IsAcquired)
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
                    // A request that has waited already used its permit.
                    using var counted = waited ? null : _byAddress.AttemptAcquire(address);
                    break;
                }
            }
            // The address has no wrong tries left: this request waits, whether its code is right or wrong.
            using var wait = await _byAddress.AcquireAsync(address, 1, cancellationToken);
            if (!wait.IsAcquired)
            {
                return (default, TooManyAttempts());
            }
        }
        using var inAll = await _all.AcquireAsync(1, cancellationToken);
        var late = _clock.GetElapsedTime(begun).Ticks % Beat.Ticks;
        await Task.Delay(Beat - TimeSpan.FromTicks(late), _clock, cancellationToken);
        return (default, inAll.IsAcquired ? Refusals.Create(RefusalCode.NoRoom) : TooManyAttempts());
    }

    public async ValueTask DisposeAsync()
    {
        await _byAddress.DisposeAsync();
        await _oneByOne.DisposeAsync();
        await _all.DisposeAsync();
    }

    // Acquiring zero permits would not work: the limiter grants that as soon as a fraction of a permit is available again.
    private bool HasAttempts(CallerAddress address) =>
        _byAddress.GetStatistics(address) is not { CurrentAvailablePermits: < 1 };

    private static Refusal TooManyAttempts() =>
        Refusals.Create(RefusalCode.TooManyTries, ("seconds", Queue.ToString(CultureInfo.InvariantCulture)));
}
