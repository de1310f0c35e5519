using ElephantBoard.Board.Panels;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Shows a link that moves this person's seat to another device.</summary>
public sealed class OfferingSeat() : Verb(OfferSeat.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.M, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom ? Availability.Enabled : Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject) => MoveSeatDialog.Open(context);
}
