using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Takes an announced pour back.</summary>
public sealed class StoppingPour() : Verb(StopPour.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.R, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.TheRoom && bench.View.Live.Pour is not null ? Permission.Now : Permission.Never;

    protected override string Lacks(Workbench bench, Subject subject) => "verb.no_pour";

    protected override void Start(Workbench bench, Subject subject) =>
        bench.Doer.Do(new Command { StopPour = new() { Round = bench.Room.Round } });
}
