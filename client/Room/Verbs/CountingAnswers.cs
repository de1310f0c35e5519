using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Closes the open question and shows its result.</summary>
public sealed class CountingAnswers() : Verb(CountAnswers.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.C, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override bool RestsAfterChange => true;

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.TheRoom && bench.Room.OpenQuestion is not null ? Permission.Now : Permission.Never;

    protected override string Lacks(Workbench bench, Subject subject) => "verb.no_question";

    protected override void Start(Workbench bench, Subject subject)
    {
        if (bench.Room.OpenQuestion is { } question)
        {
            bench.Doer.Do(new Command { CountAnswers = new() { Round = question.Round } });
        }
    }
}
