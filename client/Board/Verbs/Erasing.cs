using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Lets the author delete the wording of an elephant. No optimistic update: it is shown as deleted when it is.</summary>
public sealed class Erasing() : ElephantVerb(Erase.Descriptor)
{
    public override string Description => "dialog.erase_explain";

    public override bool IsPrivate => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        context.IsMine(elephant.Id) && !elephant.Erased;

    protected override string Confirmation(CommandContext context, Subject subject) => context.Sentences[Description];

    public override bool IsDanger => true;

    protected override void Start(CommandContext context, Subject subject) =>
        context.CommandDispatcher.Dispatch(
            new Command { Erase = new() { Elephant = ((Subject.Elephants)subject).Ids[0] } }
        );
}
