using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Raises this user's hand.</summary>
public sealed class RaisingHand() : Verb(RaiseHand.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.H);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && !context.View.Hands.Contains(context.Me) && context.View.Floor != context.Me
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "floor.raised";

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(new Command { RaiseHand = new() });
}
