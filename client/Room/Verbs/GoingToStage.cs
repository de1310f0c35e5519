using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Moves the room to another stage, forward or back. It names the stage that it expects to leave, so that two presses skip none.</summary>
public sealed class GoingToStage() : Verb(GoToStage.Descriptor)
{
    public override string Explains => "card_next.hint";

    protected override bool RestsAfterChange => true;

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.ToStage { Stage: not Stage.Unspecified } to && to.Stage != bench.Room.Stage
            ? Permission.Now
            : Permission.Never;

    protected override void Start(Workbench bench, Subject subject)
    {
        var (from, to) = (bench.Room.Stage, ((Subject.ToStage)subject).Stage);
        var guess = Guess.Of(
            new Event
            {
                StageChanged = new() { From = from, To = to },
            }
        );
        bench.Doer.Do(
            new Command
            {
                GoToStage = new() { From = from, To = to },
            },
            // If someone else changed the stage in the meantime, it will be refused.
            room => room.Stage == from ? guess(room) : room
        );
    }
}
