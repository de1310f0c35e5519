using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Lets the author delete the wording of an elephant. No optimistic update: it is shown as deleted when it is.</summary>
public sealed class Erasing() : ElephantVerb(Erase.Descriptor)
{
    public override string Explains => "dialog.erase_explain";

    public override bool IsPrivate => true;

    protected override bool Fits(Workbench bench, Elephant elephant) => bench.IsMine(elephant.Id) && !elephant.Erased;

    protected override void Start(Workbench bench, Subject subject) =>
        ConfirmDialog.Open(
            bench,
            this,
            subject,
            bench.Sentences[Explains],
            () => bench.Doer.Do(new Command { Erase = new() { Elephant = ((Subject.Elephants)subject).Ids[0] } }),
            isDanger: true
        );
}
