using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Reverses setting aside.</summary>
public sealed class PuttingBack() : ElephantVerb(PutBack.Descriptor)
{
    public override string Explains => "dialog.put_back_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.P);

    protected override string? Unfit(Elephant elephant) => base.Unfit(elephant) ?? "refusal.not_hidden";

    protected override bool Fits(Workbench bench, Elephant elephant) =>
        elephant is { Aside: true, Withdrawn: false, Erased: false };

    protected override void Start(Workbench bench, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        bench.Doer.Do(
            new Command { PutBack = new() { Elephant = elephant } },
            Guess.Of(new Event { PutBack = new() { Elephant = elephant } })
        );
    }
}
