using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Takes a draft out of the hat.</summary>
public sealed class DroppingDraft() : Verb(RemoveItem.Descriptor)
{
    public override bool IsPrivate => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.InTheHat ? Availability.Enabled : Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject)
    {
        var draft = ((Subject.InTheHat)subject).Draft.Key;
        context.CommandDispatcher.Run(seat => seat.Pocket!.DropAsync(draft, CancellationToken.None));
    }
}
