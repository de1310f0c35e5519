using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Adds a minute to the timer.</summary>
public sealed class AddingMinute() : Verb(AddMinute.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.D, Engine.Input.Modifiers.Control);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.View.Timer is not null ? Availability.Enabled : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "timer.none";

    protected override void Start(CommandContext context, Subject subject)
    {
        if (context.View.Timer is { } timer)
        {
            context.SetLive(new Command { AddMinute = new() { Timer = timer.Id } });
        }
    }
}
