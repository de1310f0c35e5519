namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>Waits for what must come, and says what did not.</summary>
internal static class Soon
{
    /// <summary>Far more than anything here takes, on a machine that does other things too.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(60);

    public static async Task<T> Within<T>(this Task<T> task, string what)
    {
        await ((Task)task).Within(what);
        return await task;
    }

    /// <param name="state">Returns how things stand when it did not come.</param>
    public static async Task Within(this Task task, string what, Func<string>? state = null)
    {
        try
        {
            await task.WaitAsync(Max);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Not within {Max.TotalSeconds} s: {what}. {state?.Invoke()}");
        }
    }
}
