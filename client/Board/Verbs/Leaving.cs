using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Leaves the room; the name stays with what was done under it.</summary>
public sealed class Leaving() : Verb(Leave.Descriptor)
{
    public override string Description => "leave.explain";

    public override Shortcut? Keys => new(Engine.Input.Key.Q, Engine.Input.Modifiers.Control);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom ? Availability.Enabled : Availability.Hidden;

    protected override string Confirmation(CommandContext context, Subject subject) => context.Sentences[Description];

    public override bool IsDanger => true;

    protected override void Start(CommandContext context, Subject subject) =>
        context.CommandDispatcher.Dispatch(new Command { Leave = new() });
}
