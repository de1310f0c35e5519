using ElephantBoard.Board.Words;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>In the close, puts down a draft that was not poured, under the author's name.</summary>
public sealed class PuttingDown() : Verb(PutDownOpenly.Descriptor)
{
    public override bool IsPrivate => true;

    public static void Do(CommandContext context, Draft draft)
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
        context.CommandDispatcher.Dispatch(
            new Command { PutDownOpenly = down },
            accepted: () =>
                context.CommandDispatcher.Run(seat => seat.Pocket!.DropAsync(draft.Key, CancellationToken.None))
        );
    }

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.InTheHat { Draft: var draft } && !context.Room.Elephants.ContainsKey(draft.Elephant)
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string Confirmation(CommandContext context, Subject subject) =>
        context.Sentences.Say("write.put_down_sure", ("name", context.Sentences.NameOf(context.View, context.Me)));

    protected override void Start(CommandContext context, Subject subject) =>
        Do(context, ((Subject.InTheHat)subject).Draft);
}
