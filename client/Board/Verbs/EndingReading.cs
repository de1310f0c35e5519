using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Ends the reading round and clears the table.</summary>
public sealed class EndingReading() : Verb(EndReading.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.L, Engine.Input.Modifiers.Shift);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.View.Live.State?.Reading is not null
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "table.no_reading";

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(new Command { EndReading = new() });
}
