using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Answers the open question: goes to the controls of its kind.</summary>
public sealed class Answering() : Verb(AnswerItem.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.A);

    /// <summary>Puts an answer into this seat's pocket of a question, or takes it back when it is null.</summary>
    public static void Put(CommandContext context, ulong question, AnswerItem? answer)
    {
        ArgumentNullException.ThrowIfNull(context);
        var item = answer is null ? null : new PocketItem { Key = PocketItems.AnswerKey, Answer = answer };
        context.CommandDispatcher.Run(seat =>
            item is null
                ? seat.Pocket!.RemoveAsync(PocketItems.AnswerKey, question, CancellationToken.None)
                : seat.Pocket!.PutAsync(item, question, CancellationToken.None)
        );
    }

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.Room.OpenQuestion is not null
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "verb.no_question";

    protected override void Start(CommandContext context, Subject subject) => context.Answer();
}
