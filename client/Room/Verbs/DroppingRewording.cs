using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Takes a new wording out of the hat again.</summary>
public sealed class DroppingRewording() : ElephantVerb(DropRewording.Descriptor)
{
    public override bool IsPrivate => true;

    protected override bool Fits(Desk desk, Elephant elephant) =>
        desk.Pocket?.Rewordings.Any(each => each.Elephant == elephant.Id) == true;

    protected override void Start(Desk desk, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        desk.Doer.Run(seat => seat.Pocket!.DropRewordingAsync(elephant, CancellationToken.None));
    }
}
