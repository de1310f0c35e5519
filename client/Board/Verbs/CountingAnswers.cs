using ElephantBoard.Board.Questions;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Closes the open question and shows its result.</summary>
public sealed class CountingAnswers() : Verb(CountAnswers.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.C, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is not Subject.TheRoom || context.Room.OpenQuestion is null ? Availability.Hidden
        : QuestionWords.CanCount(context.View) ? Availability.Enabled
        : Availability.Disabled(context.Sentences.Say("question.too_few", ("least", context.Limits.LeastCounted)));

    protected override string DisabledReason(CommandContext context, Subject subject) => "verb.no_question";

    protected override void Start(CommandContext context, Subject subject)
    {
        if (context.Room.OpenQuestion is { } question)
        {
            context.CommandDispatcher.Dispatch(new Command { CountAnswers = new() { Round = question.Round } });
        }
    }
}
