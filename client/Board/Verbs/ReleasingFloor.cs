using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Ends the turn of who has the floor.</summary>
public sealed class ReleasingFloor() : Verb(ReleaseFloor.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.G, Engine.Input.Modifiers.Shift);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.View.Floor != 0 && (context.View.Floor == context.Me || context.Leads)
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "floor.nobody";

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(new Command { ReleaseFloor = new() { Participant = context.View.Floor } });
}
