using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Lets the host delete the wording of an elephant. No optimistic update: it is shown as deleted when it is.</summary>
public sealed class ErasingByHost() : ElephantVerb(EraseByHost.Descriptor)
{
    public override string Description => "dialog.erase_host_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.Delete);

    /// <summary>An author erases it as its author: two buttons would do the same.</summary>
    protected override bool TakesOwn => false;

    protected override bool CanExecute(CommandContext context, Elephant elephant) => !elephant.Erased;

    protected override string Confirmation(CommandContext context, Subject subject) => context.Sentences[Description];

    public override bool IsDanger => true;

    protected override void Start(CommandContext context, Subject subject) =>
        context.CommandDispatcher.Dispatch(
            new Command { EraseByHost = new() { Elephant = ((Subject.Elephants)subject).Ids[0] } }
        );
}
