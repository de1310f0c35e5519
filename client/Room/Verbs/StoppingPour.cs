using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Takes an announced pour back.</summary>
public sealed class StoppingPour() : Verb(StopPour.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.Escape);

    public override bool TakesKeys(Workbench bench) => On(bench, Subject.Whole).IsNow;

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.TheRoom && bench.View.Live.Pour is not null ? Permission.Now : Permission.Never;

    protected override void Start(Workbench bench, Subject subject) =>
        bench.Doer.Do(new Command { StopPour = new() { Round = bench.Room.Round } });
}
