using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Announces a pour. It is offered nowhere by itself: <see cref="Revealing"/> announces and pours.</summary>
public sealed class AnnouncingPour() : Verb(AnnouncePour.Descriptor)
{
    protected override Permission Fits(Workbench bench, Subject subject) => Permission.Never;

    protected override void Start(Workbench bench, Subject subject) { }
}
