using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>Asks the same again, until there is an answer that says something.</summary>
internal static class Persistence
{
    /// <summary>Asks until neither the link breaks nor the answer is "the same again".</summary>
    /// <param name="refusal">Why an answer refuses, if it does.</param>
    public static async Task<T> AskAsync<T>(
        Func<CancellationToken, Task<T>> ask,
        Func<T, RefusalCode?> refusal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var backoff = new Backoff(time);
        while (true)
        {
            using var patience = new CancellationTokenSource(Outbox.Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
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
                // Whether it arrived is not known. The same again tells: that is what ids are for.
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Patience ended: no other than a broken link.
            }
            await backoff.WaitAsync(cancellationToken);
        }
    }
}
