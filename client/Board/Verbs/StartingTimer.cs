using ElephantBoard.Board.Timers;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Starts a timer that everyone sees. A dialog offers lengths.</summary>
public sealed class StartingTimer() : Verb(StartTimer.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.D);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && !IsActive(context) ? Availability.Enabled : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "refusal.timer_runs";

    protected override void Start(CommandContext context, Subject subject) =>
        TimerDialog.Open(
            context,
            minutes =>
            {
                if (Check(context, subject))
                {
                    context.SetLive(new Command { StartTimer = new() { Seconds = minutes * 60 } });
                }
            }
        );

    // One that has run out is replaced.
    private static bool IsActive(CommandContext context) =>
        context.View.Timer is { } timer && (timer.Ends == 0 || timer.Ends > context.Now().ToUnixTimeMilliseconds());
}
