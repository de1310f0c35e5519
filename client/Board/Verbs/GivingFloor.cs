using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Gives the floor to somebody; for the room, to the first raised hand.</summary>
public sealed class GivingFloor() : Verb(GiveFloor.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.G);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        Of(context, subject) is var number
        && number != context.View.Floor
        && context.Room.Participants.TryGetValue(number, out var who)
        && who.IsHere
        && who.Counts
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "floor.no_hand";

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(new Command { GiveFloor = new() { Participant = Of(context, subject) } });

    private static uint Of(CommandContext context, Subject subject) =>
        subject switch
        {
            Subject.TheRoom => context.View.Hands is [var first, ..] ? first : 0,
            Subject.Person person => person.Number,
            _ => 0,
        };
}
