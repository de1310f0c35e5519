using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Lets the author hide an elephant from everyone.</summary>
public sealed class Withdrawing() : ElephantVerb(Withdraw.Descriptor)
{
    public override string Explains => "dialog.withdraw_explain";

    public override bool IsPrivate => true;

    protected override bool Fits(Workbench bench, Elephant elephant) =>
        bench.IsMine(elephant.Id) && elephant is { Withdrawn: false, Erased: false };

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
                    new Command { Withdraw = new() { Elephant = elephant } },
                    Guess.Of(new Event { Withdrawn = new() { Elephant = elephant } })
                )
        );
    }
}
