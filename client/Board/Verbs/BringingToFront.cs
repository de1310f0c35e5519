using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Puts elephants above all others. Several keep their order.</summary>
public sealed class BringingToFront() : ElephantVerb(BringToFront.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.F, Engine.Input.Modifiers.Shift);

    protected override bool TakesSeveral => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        elephant.IsShown && !elephant.IsOut;

    protected override string? DisabledReasonFor(Elephant elephant) =>
        base.DisabledReasonFor(elephant) ?? "refusal.already_out";

    protected override void Start(CommandContext context, Subject subject)
    {
        foreach (var id in Moving.InOrder(context, ((Subject.Elephants)subject).Ids))
        {
            var layer = Floor.LayerAbove(context.Room, context.Room.Elephants[id]);
            context.CommandDispatcher.Dispatch(
                new Command { BringToFront = new() { Elephant = id } },
                OptimisticUpdate.Of(
                    new Event
                    {
                        Raised = new() { Elephant = id, Layer = layer },
                    }
                )
            );
        }
    }
}
