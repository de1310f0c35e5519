using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Pours the hat. There is no optimistic update, because only the server knows what comes out.</summary>
public sealed class Revealing() : Verb(Reveal.Descriptor)
{
    public override string Explains => "verb.reveal";

    protected override bool RestsAfterChange => true;

    public override Shortcut? Keys => new(Engine.Input.Key.R, Engine.Input.Modifiers.Control);

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.TheRoom ? Permission.Now : Permission.Never;

    protected override void Start(Workbench bench, Subject subject)
    {
        var (round, countdown) = (bench.Room.Round, TimeSpan.FromMilliseconds(bench.Limits.PourCountdownMs));
        bench.Doer.Ask(seat => seat.PourAsync(round, countdown, CancellationToken.None));
    }
}
