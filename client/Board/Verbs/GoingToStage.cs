using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Moves the room to another stage, forward or back. It names the stage that it expects to leave, so that two presses skip none.</summary>
public sealed class GoingToStage() : Verb(GoToStage.Descriptor)
{
    public override string Description => "card_next.hint";

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.ToStage { Stage: not Stage.Unspecified } to && to.Stage != context.Room.Stage
            ? Availability.Enabled
            : Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject)
    {
        var (from, to) = (context.Room.Stage, ((Subject.ToStage)subject).Stage);
        var optimisticUpdate = OptimisticUpdate.Of(
            new Event
            {
                StageChanged = new() { From = from, To = to },
            }
        );
        context.CommandDispatcher.Dispatch(
            new Command
            {
                GoToStage = new() { From = from, To = to },
            },
            // If someone else changed the stage in the meantime, it will be refused.
            room => room.Stage == from ? optimisticUpdate(room) : room
        );
    }
}
