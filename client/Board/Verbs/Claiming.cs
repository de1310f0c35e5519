using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Lets the author put their name on an anonymous elephant.</summary>
public sealed class Claiming() : ElephantVerb(Claim.Descriptor)
{
    public override string Description => "dialog.claim_explain";

    public override bool IsPrivate => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        context.IsMine(elephant.Id) && elephant.IsShown && elephant.Author == 0;

    protected override string? DisabledReasonFor(Elephant elephant) =>
        base.DisabledReasonFor(elephant) ?? (elephant.Author != 0 ? "refusal.already_claimed" : null);

    protected override string Confirmation(CommandContext context, Subject subject) => context.Sentences[Description];

    protected override void Start(CommandContext context, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        context.CommandDispatcher.Dispatch(
            new Command { Claim = new() { Elephant = elephant } },
            OptimisticUpdate.Of(
                new Event
                {
                    By = context.Me,
                    Claimed = new() { Elephant = elephant },
                }
            )
        );
    }
}
