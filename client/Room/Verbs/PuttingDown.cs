using ElephantBoard.Link;
using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>At the close, puts down under one's own name what waited in the hat with too few others.</summary>
public sealed class PuttingDown() : Verb(PutDownOpenly.Descriptor)
{
    public override bool IsPrivate => true;

    public static void Do(Desk desk, Draft draft)
    {
        var content = draft.Content;
        var down = new PutDownOpenly
        {
            Draft = content.Draft,
            Text = content.Text,
            Hurts = content.Hurts,
            Between = content.Between,
            Tag = content.Tag,
        };
        // Out of the hat only once it is down: what is refused waits there as before.
        desk.Doer.Do(
            new Command { PutDownOpenly = down },
            accepted: () => desk.Doer.Run(seat => seat.Pocket!.DropAsync(content.Draft, CancellationToken.None))
        );
    }

    protected override Permission Fits(Desk desk, Subject subject) =>
        subject is Subject.InTheHat { Draft: var draft } && !desk.Room.Elephants.ContainsKey(draft.Elephant)
            ? Permission.Now
            : Permission.Never;

    protected override void Start(Desk desk, Subject subject) =>
        ConfirmDialog.Open(
            desk,
            this,
            desk.Sentences.Say("write.put_down_sure", ("name", desk.Sentences.NameOf(desk.View, desk.Me))),
            () => Do(desk, ((Subject.InTheHat)subject).Draft)
        );
}
