using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Asks everybody something that each answers alone. There is no kind of question yet, so it is offered nowhere.</summary>
public sealed class AskingQuestion() : Verb(AskQuestion.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.Q);

    protected override Availability CanExecute(CommandContext context, Subject subject) => Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject) { }
}
