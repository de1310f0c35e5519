using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Announces a pour. It is offered nowhere by itself: <see cref="Revealing"/> announces and pours.</summary>
public sealed class AnnouncingPour() : Verb(AnnouncePour.Descriptor)
{
    protected override Availability CanExecute(CommandContext context, Subject subject) => Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject) { }
}
