using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Brings back an elephant that is out. Returns are counted.</summary>
public sealed class BringingBack() : ElephantVerb(BringBack.Descriptor)
{
    public override string Description => "dialog.bring_back_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.B);

    public override bool IsPrimaryIn(Stage stage) => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) => elephant.IsShown && elephant.IsOut;

    protected override string? DisabledReasonFor(Elephant elephant) =>
        base.DisabledReasonFor(elephant) ?? "refusal.not_out";

    protected override void Start(CommandContext context, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        context.CommandDispatcher.Dispatch(
            new Command { BringBack = new() { Elephant = elephant } },
            OptimisticUpdate.Of(new Event { CameBack = new() { Elephant = elephant } })
        );
    }
}
