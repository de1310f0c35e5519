using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Takes an announced pour back.</summary>
public sealed class StoppingPour() : Verb(StopPour.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.Escape);

    public override bool TakesKeys(CommandContext context) => AvailabilityFor(context, Subject.Whole).IsEnabled;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.View.Live.Pour is not null ? Availability.Enabled : Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject) =>
        context.CommandDispatcher.Dispatch(new Command { StopPour = new() { Round = context.Room.Round } });
}
