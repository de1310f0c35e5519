using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Lets the host delete the wording of an elephant. No optimistic update: it is shown as deleted when it is.</summary>
public sealed class ErasingByHost() : ElephantVerb(EraseByHost.Descriptor)
{
    public override string Explains => "dialog.erase_host_explain";

    public override Shortcut? Keys => new(Engine.Input.Key.Delete);

    /// <summary>An author erases it as its author: two buttons would do the same.</summary>
    protected override bool TakesOwn => false;

    protected override bool Fits(Workbench bench, Elephant elephant) => !elephant.Erased;

    protected override void Start(Workbench bench, Subject subject) =>
        ConfirmDialog.Open(
            bench,
            this,
            subject,
            bench.Sentences[Explains],
            () => bench.Doer.Do(new Command { EraseByHost = new() { Elephant = ((Subject.Elephants)subject).Ids[0] } }),
            isDanger: true
        );
}
