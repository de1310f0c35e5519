using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Takes the elephant off the table.</summary>
public sealed class TakingOffTable() : Verb(TakeOffTable.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.T, Engine.Input.Modifiers.Shift);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.View.OnTable != 0 ? Availability.Enabled : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "table.empty";

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(new Command { TakeOffTable = new() { Elephant = context.View.OnTable } });
}
