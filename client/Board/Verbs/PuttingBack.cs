using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Reverses setting aside.</summary>
public sealed class PuttingBack() : ElephantVerb(PutBack.Descriptor)
{
    public override string Description => "dialog.put_back_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.P);

    protected override string? DisabledReasonFor(Elephant elephant) =>
        base.DisabledReasonFor(elephant) ?? "refusal.not_hidden";

    public override bool IsPrimaryIn(Stage stage) => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        elephant is { Aside: true, Withdrawn: false, Erased: false };

    protected override void Start(CommandContext context, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        context.CommandDispatcher.Dispatch(
            new Command { PutBack = new() { Elephant = elephant } },
            OptimisticUpdate.Of(new Event { PutBack = new() { Elephant = elephant } })
        );
    }
}
