using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Brings back an elephant that is out. Returns are counted.</summary>
public sealed class BringingBack() : ElephantVerb(BringBack.Descriptor)
{
    public override string Explains => "dialog.bring_back_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.B);

    protected override bool Fits(Workbench bench, Elephant elephant) => elephant.IsShown && elephant.IsOut;

    protected override string? Unfit(Elephant elephant) => base.Unfit(elephant) ?? "refusal.not_out";

    protected override void Start(Workbench bench, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        bench.Doer.Do(
            new Command { BringBack = new() { Elephant = elephant } },
            Guess.Of(new Event { CameBack = new() { Elephant = elephant } })
        );
    }
}
