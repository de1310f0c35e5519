using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Leaves the room; the name stays with what was done under it.</summary>
public sealed class Leaving() : Verb(Leave.Descriptor)
{
    public override string Explains => "leave.explain";

    public override Shortcut? Keys => new(Engine.Input.Key.Q, Engine.Input.Modifiers.Control);

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.TheRoom ? Permission.Now : Permission.Never;

    protected override void Start(Workbench bench, Subject subject) =>
        ConfirmDialog.Open(
            bench,
            this,
            subject,
            bench.Sentences[Explains],
            () => bench.Doer.Do(new Command { Leave = new() }),
            isDanger: true
        );
}
