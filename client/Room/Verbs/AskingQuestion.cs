using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Asks everybody something that each answers alone. There is no kind of question yet, so it is offered nowhere.</summary>
public sealed class AskingQuestion() : Verb(AskQuestion.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.Q);

    protected override Permission Fits(Workbench bench, Subject subject) => Permission.Never;

    protected override void Start(Workbench bench, Subject subject) { }
}
