using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Proposes a new wording for an own elephant; it goes through the hat.</summary>
public sealed class Rewording() : ElephantVerb(RewordingItem.Descriptor)
{
    public override string Name => "dialog.reword";

    public override string Explains => "dialog.reword_explain";

    public override bool IsPrivate => true;

    protected override bool Fits(Workbench bench, Elephant elephant) =>
        bench.IsMine(elephant.Id) && elephant is { Withdrawn: false, Erased: false };

    protected override void Start(Workbench bench, Subject subject) =>
        RewordDialog.Open(bench, ((Subject.Elephants)subject).Ids[0]);
}
