using ElephantBoard.Board.Panels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Proposes a new wording for an own elephant; it goes through the hat.</summary>
public sealed class Rewording() : ElephantVerb(RewordingItem.Descriptor)
{
    public override string Name => "dialog.reword";

    public override string Description => "dialog.reword_explain";

    public override bool IsPrivate => true;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        context.IsMine(elephant.Id) && elephant is { Withdrawn: false, Erased: false };

    protected override void Start(CommandContext context, Subject subject) =>
        RewordDialog.Open(context, ((Subject.Elephants)subject).Ids[0]);
}
