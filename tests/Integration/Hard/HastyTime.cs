namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>The system's time, but that short waits pass twenty times as fast: what a client waits before it tries again.</summary>
internal sealed class HastyTime : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(
            callback,
            state,
            dueTime > TimeSpan.Zero && dueTime <= Short ? dueTime / 20 : dueTime,
            period
        );
}
