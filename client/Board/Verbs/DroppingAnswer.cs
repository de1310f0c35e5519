using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Takes this seat's answer to the open question back.</summary>
public sealed class DroppingAnswer() : Verb(RemoveItem.Descriptor)
{
    public override string Name => "act.drop_answer";

    public override Shortcut? Keys => new(Engine.Input.Key.A, Engine.Input.Modifiers.Shift);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.OwnAnswer is not null ? Availability.Enabled : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) => "question.no_answer";

    protected override void Start(CommandContext context, Subject subject)
    {
        if (context.Room.OpenQuestion is { } question)
        {
            Answering.Put(context, question.Round, null);
        }
    }
}
