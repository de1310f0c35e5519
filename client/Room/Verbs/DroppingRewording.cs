using ElephantBoard.Link;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Takes a rewording out of the hat.</summary>
public sealed class DroppingRewording() : ElephantVerb(RemoveItem.Descriptor)
{
    public override string Name => "act.drop_rewording";

    public override bool IsPrivate => true;

    protected override bool Fits(Workbench bench, Elephant elephant) =>
        bench.Pocket?.Rewordings.Any(each => each.Elephant == elephant.Id) == true;

    protected override void Start(Workbench bench, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        bench.Doer.Run(seat => seat.Pocket!.DropRewordingAsync(elephant, CancellationToken.None));
    }
}
