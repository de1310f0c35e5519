using System.Security.Cryptography;

namespace ElephantBoard.Link.Transports;

/// <summary>Computes the delay before a retry: from 0.2 s, doubled up to 5 s, each randomly shortened by up to a quarter, so that
/// a room full of clients does not reconnect at the same moment.</summary>
internal sealed class Backoff(TimeProvider time)
{
    public static readonly TimeSpan Min = TimeSpan.FromSeconds(0.2);
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(5);

    private TimeSpan _next = Min;

    public void Reset() => _next = Min;

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = _next * (1 - RandomNumberGenerator.GetInt32(250) / 1000.0);
        _next = _next * 2 < Max ? _next * 2 : Max;
        return Task.Delay(wait, time, cancellationToken);
    }
}
