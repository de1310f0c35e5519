using ElephantBoard.Link;
using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>In the close, puts down a draft that was not poured, under the author's name.</summary>
public sealed class PuttingDown() : Verb(PutDownOpenly.Descriptor)
{
    public override bool IsPrivate => true;

    public static void Do(Workbench bench, Draft draft)
    {
        var content = draft.Content;
        var down = new PutDownOpenly
        {
            Draft = draft.Key,
            Text = content.Text,
            Hurts = content.Hurts,
            Between = content.Between,
            Tag = content.Tag,
        };
        // The draft leaves the hat only after the room has accepted it.
        bench.Doer.Do(
            new Command { PutDownOpenly = down },
            accepted: () => bench.Doer.Run(seat => seat.Pocket!.DropAsync(draft.Key, CancellationToken.None))
        );
    }

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.InTheHat { Draft: var draft } && !bench.Room.Elephants.ContainsKey(draft.Elephant)
            ? Permission.Now
            : Permission.Never;

    protected override void Start(Workbench bench, Subject subject) =>
        ConfirmDialog.Open(
            bench,
            this,
            subject,
            bench.Sentences.Say("write.put_down_sure", ("name", bench.Sentences.NameOf(bench.View, bench.Me))),
            () => Do(bench, ((Subject.InTheHat)subject).Draft)
        );
}
