using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Lowers this user's hand, or for who leads, that of anyone.</summary>
public sealed class LoweringHand() : Verb(LowerHand.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.H, Engine.Input.Modifiers.Shift);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        context.View.Hands.Contains(Of(context, subject)) && (subject is Subject.TheRoom || context.Leads)
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "floor.no_hand";

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(new Command { LowerHand = new() { Participant = Of(context, subject) } });

    private static uint Of(CommandContext context, Subject subject) =>
        subject switch
        {
            Subject.TheRoom => context.Me,
            Subject.Person person => person.Number,
            _ => 0,
        };
}
