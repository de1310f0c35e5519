using ElephantBoard.Link.Outbox;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Transports;

/// <summary>Retries a request until it gets a definite answer.</summary>
internal static class Retry
{
    /// <summary>Retries until the connection holds and the answer is not ASK_AGAIN.</summary>
    /// <param name="refusal">Returns the refusal of an answer, if any.</param>
    public static async Task<T> UntilAnsweredAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        Func<T, RefusalCode?> refusal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var backoff = new Backoff(time);
        while (true)
        {
            using var timeout = new CancellationTokenSource(CommandOutbox.RequestTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            try
            {
                var answer = await ask(either.Token);
                if (refusal(answer) is not (RefusalCode.AskAgain or RefusalCode.TooFast))
                {
                    return answer;
                }
            }
            catch (LinkBrokenException)
            {
                // It is unknown whether it arrived. Repeating it is safe, because it has an id.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // A timeout counts as a broken connection.
            }
            await backoff.WaitAsync(cancellationToken);
        }
    }
}
