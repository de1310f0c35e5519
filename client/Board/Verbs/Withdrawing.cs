using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Lets the author hide an elephant from everyone.</summary>
public sealed class Withdrawing() : ElephantVerb(Withdraw.Descriptor)
{
    public override string Description => "dialog.withdraw_explain";

    public override bool IsPrivate => true;

    public override bool IsDanger => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        context.IsMine(elephant.Id) && elephant is { Withdrawn: false, Erased: false };

    protected override string Confirmation(CommandContext context, Subject subject) => context.Sentences[Description];

    protected override void Start(CommandContext context, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        context.CommandDispatcher.Dispatch(
            new Command { Withdraw = new() { Elephant = elephant } },
            OptimisticUpdate.Of(new Event { Withdrawn = new() { Elephant = elephant } })
        );
    }
}
