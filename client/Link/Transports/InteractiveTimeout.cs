namespace ElephantBoard.Link.Transports;

/// <summary>Timeout for requests on which a user is waiting.</summary>
public static class InteractiveTimeout
{
    /// <summary>The maximum time for an answer on which a user is waiting.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(15);

    /// <exception cref="LinkBrokenException">No answer arrived in time.</exception>
    public static Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        Uri server,
        TimeProvider time,
        CancellationToken cancellationToken
    ) => RunAsync(ask, Max, server, time, cancellationToken);

    internal static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        TimeSpan max,
        Uri server,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var timeout = new CancellationTokenSource(max, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException)
            when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LinkBrokenException("No answer in time.") { Why = HttpLine.TooSlow(server, max) };
        }
    }
}
