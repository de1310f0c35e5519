using ElephantBoard.Link;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Takes a draft out of the hat.</summary>
public sealed class DroppingDraft() : Verb(RemoveItem.Descriptor)
{
    public override bool IsPrivate => true;

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.InTheHat ? Permission.Now : Permission.Never;

    protected override void Start(Workbench bench, Subject subject)
    {
        var draft = ((Subject.InTheHat)subject).Draft.Key;
        bench.Doer.Run(seat => seat.Pocket!.DropAsync(draft, CancellationToken.None));
    }
}
