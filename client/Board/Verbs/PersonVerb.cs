using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Board.Verbs;

/// <summary>A verb that applies to one person of the room.</summary>
public abstract class PersonVerb(MessageDescriptor act) : Verb(act)
{
    protected sealed override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.Person person
        && context.Room.Participants.TryGetValue(person.Number, out var who)
        && Fits(context, who)
            ? Disables(context) is { } why
                ? Availability.Disabled(context.Sentences[why])
                : Availability.Enabled
            : Availability.Hidden;

    protected override string DisabledReason(CommandContext context, Subject subject) =>
        subject is Subject.Person ? "verb.other_person" : "verb.choose_person";

    protected abstract bool Fits(CommandContext context, Participant who);

    /// <summary>Returns the key of the reason why it cannot be done now; null: it can.</summary>
    protected virtual string? Disables(CommandContext context) => null;

    protected static uint NumberOf(Subject subject) => ((Subject.Person)subject).Number;

    protected static void Dispatch(CommandContext context, Command command, Event expected) =>
        context.CommandDispatcher.Dispatch(command, OptimisticUpdate.Of(expected));
}
