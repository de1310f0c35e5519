using ElephantBoard.V1;
using Timer = ElephantBoard.V1.Timer;

namespace ElephantBoard.Rules.LiveStates;

/// <summary>The timer, in absolute server time.</summary>
internal static class Timers
{
    private const uint Max = 4 * 60 * 60;
    private const uint Minute = 60_000;

    public static Decision Decide(LiveState live, StartTimer command, Envelope envelope)
    {
        if (command.Seconds is 0 or > Max)
        {
            return Refusals.Create(RefusalCode.TimerLength);
        }
        if (live.Timer is { } timer && !IsOver(timer, envelope))
        {
            return Refusals.Create(RefusalCode.TimerRuns);
        }
        var length = command.Seconds * 1000;
        var started = new Timer
        {
            Id = envelope.Entropy.NextId(),
            Ends = envelope.Now + length,
            Length = length,
        };
        return Decision.Set(live, next => next.Timer = started);
    }

    public static Decision Decide(LiveState live, PauseTimer command, Envelope envelope)
    {
        if (Find(live, command.Timer, out var timer) is { } refusal)
        {
            return refusal;
        }
        if (IsOver(timer, envelope))
        {
            return Refusals.Create(RefusalCode.TimerOver);
        }
        return timer.Ends == 0
            ? Decision.Nothing
            : Decision.Set(live, next => (next.Timer.Ends, next.Timer.Left) = (0, (uint)(timer.Ends - envelope.Now)));
    }

    public static Decision Decide(LiveState live, ResumeTimer command, Envelope envelope)
    {
        if (Find(live, command.Timer, out var timer) is { } refusal)
        {
            return refusal;
        }
        return timer.Ends != 0
            ? Decision.Nothing
            : Decision.Set(live, next => (next.Timer.Ends, next.Timer.Left) = (envelope.Now + timer.Left, 0));
    }

    public static Decision Decide(LiveState live, AddMinute command, Envelope envelope)
    {
        if (Find(live, command.Timer, out var timer) is { } refusal)
        {
            return refusal;
        }
        return timer.Length + Minute > Max * 1000
            ? Refusals.Create(RefusalCode.TimerLength)
            : Decision.Set(live, next => Lengthen(next.Timer, envelope));
    }

    public static Decision Decide(LiveState live, StopTimer command)
    {
        if (live.Timer is null)
        {
            return Decision.Nothing;
        }
        return Find(live, command.Timer, out _) is { } refusal
            ? refusal
            : Decision.Set(live, next => next.Timer = null);
    }

    private static void Lengthen(Timer timer, Envelope envelope)
    {
        if (timer.Ends == 0)
        {
            timer.Left += Minute;
        }
        else
        {
            timer.Ends = Math.Max(timer.Ends, envelope.Now) + Minute;
        }
        timer.Length += Minute;
    }

    private static bool IsOver(Timer timer, Envelope envelope) => timer.Ends != 0 && timer.Ends <= envelope.Now;

    private static Refusal? Find(LiveState live, ulong id, out Timer timer)
    {
        timer = live.Timer;
        return timer?.Id == id ? null : Refusals.Create(RefusalCode.TimerGone);
    }
}
