using ElephantBoard.Link.Seats;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Takes a rewording out of the hat.</summary>
public sealed class DroppingRewording() : ElephantVerb(RemoveItem.Descriptor)
{
    public override string Name => "act.drop_rewording";

    public override bool IsPrivate => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        context.Pocket?.Rewordings.Any(each => each.Content.Elephant == elephant.Id) == true;

    protected override void Start(CommandContext context, Subject subject)
    {
        var elephant = ((Subject.Elephants)subject).Ids[0];
        context.CommandDispatcher.Run(seat => seat.Pocket!.DropRewordingAsync(elephant, CancellationToken.None));
    }
}
