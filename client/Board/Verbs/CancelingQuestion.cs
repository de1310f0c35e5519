using ElephantBoard.Board.Panels;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Closes the open question without a result.</summary>
public sealed class CancelingQuestion() : Verb(CancelQuestion.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.X, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.Room.OpenQuestion is not null
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "verb.no_question";

    protected override void Start(CommandContext context, Subject subject)
    {
        if (context.Room.OpenQuestion is not { Round: var round })
        {
            return;
        }

        // Not by a confirmation of the verb: while its dialog is open, the next question can be asked.
        var name = context.Sentences[Name];
        ConfirmDialog.Open(
            context,
            name,
            context.Sentences["question.cancel_sure"],
            name,
            () => context.CommandDispatcher.Dispatch(new Command { CancelQuestion = new() { Round = round } }),
            ButtonKind.Danger
        );
    }
}
