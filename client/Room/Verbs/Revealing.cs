using ElephantBoard.Showing.Cockpit;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Pours the hat in front of everyone. It announces the pour; every screen counts down, and <see cref="Pouring.OwnPour"/> pours at
/// the end. Where a server wants no countdown, it asks first: no single key pours.</summary>
public sealed class Revealing() : Verb(Reveal.Descriptor)
{
    public override string Explains => "verb.reveal";

    public override Shortcut? Keys => new(Engine.Input.Key.R, Engine.Input.Modifiers.Control);

    protected override bool RestsAfterChange => true;

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is not Subject.TheRoom ? Permission.Never
        : bench.View.Live.Pour is not null ? Permission.Not(bench.Sentences["pour.announced"])
        : Permission.Now;

    protected override void Start(Workbench bench, Subject subject)
    {
        if (bench.Limits.PourCountdownMs > 0)
        {
            bench.Announce();
            return;
        }

        ConfirmDialog.Open(
            bench,
            this,
            subject,
            bench.Sentences[Explains],
            () => bench.Doer.Do(new Command { Reveal = new() { Round = bench.Room.Round } })
        );
    }
}
