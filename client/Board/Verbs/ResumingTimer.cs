using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Lets a paused timer run again.</summary>
public sealed class ResumingTimer() : Verb(ResumeTimer.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.J, Engine.Input.Modifiers.Shift);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.View.Timer is { Ends: 0 } ? Availability.Enabled : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) =>
        context.View.Timer is null ? "timer.none" : "timer.is_running";

    protected override void Start(CommandContext context, Subject subject)
    {
        if (context.View.Timer is { } timer)
        {
            context.SetLive(new Command { ResumeTimer = new() { Timer = timer.Id } });
        }
    }
}
