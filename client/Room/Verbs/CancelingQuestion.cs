using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Closes the open question without a result.</summary>
public sealed class CancelingQuestion() : Verb(CancelQuestion.Descriptor)
{
    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.TheRoom && bench.Room.OpenQuestion is not null ? Permission.Now : Permission.Never;

    protected override void Start(Workbench bench, Subject subject)
    {
        if (bench.Room.OpenQuestion is { } question)
        {
            bench.Doer.Do(new Command { CancelQuestion = new() { Round = question.Round } });
        }
    }
}
