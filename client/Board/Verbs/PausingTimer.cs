using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Pauses the timer.</summary>
public sealed class PausingTimer() : Verb(PauseTimer.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.J);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom
        && context.View.Timer is { Ends: > 0 } timer
        && timer.Ends > context.Now().ToUnixTimeMilliseconds()
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) =>
        context.View.Timer is null ? "timer.none"
        : context.View.Timer.Ends == 0 ? "timer.is_paused"
        : "refusal.timer_over";

    protected override void Start(CommandContext context, Subject subject)
    {
        if (context.View.Timer is { } timer)
        {
            context.SetLive(new Command { PauseTimer = new() { Timer = timer.Id } });
        }
    }
}
