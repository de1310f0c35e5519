using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Lets the author put their name on an anonymous elephant.</summary>
public sealed class Claiming() : ElephantVerb(Claim.Descriptor)
{
    public override string Explains => "dialog.claim_explain";

    public override bool IsPrivate => true;

    protected override bool Fits(Workbench bench, Elephant elephant) =>
        bench.IsMine(elephant.Id) && elephant.IsShown && elephant.Author == 0;

    protected override string? Unfit(Elephant elephant) =>
        base.Unfit(elephant) ?? (elephant.Author != 0 ? "refusal.already_claimed" : null);

    protected override void Start(Workbench bench, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        ConfirmDialog.Open(
            bench,
            this,
            subject,
            bench.Sentences[Explains],
            () =>
                bench.Doer.Do(
                    new Command { Claim = new() { Elephant = elephant } },
                    Guess.Of(
                        new Event
                        {
                            By = bench.Me,
                            Claimed = new() { Elephant = elephant },
                        }
                    )
                )
        );
    }
}
