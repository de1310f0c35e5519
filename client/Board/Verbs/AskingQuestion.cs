using ElephantBoard.Board.Questions;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Asks everybody something that each answers alone. A dialog offers what can be asked.</summary>
public sealed class AskingQuestion() : Verb(AskQuestion.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.Q);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is not Subject.TheRoom ? Availability.Hidden
        : context.Room.OpenQuestion is not null ? Availability.Disabled(context.Sentences["question.is_open"])
        : Availability.Enabled;

    protected override void Start(CommandContext context, Subject subject) =>
        AskDialog.Open(
            context,
            question =>
            {
                if (Check(context, subject))
                {
                    context.CommandDispatcher.Dispatch(new Command { AskQuestion = question.Clone() });
                }
            }
        );
}
