using ElephantBoard.Board.Words;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Removes a disruptive participant. What they wrote stays.</summary>
public sealed class RemovingParticipant() : Verb(RemoveParticipant.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.Delete, Engine.Input.Modifiers.Shift);

    protected override string DisabledReason(CommandContext context, Subject subject) =>
        subject is not Subject.Person person ? "verb.choose_person"
        : context.Room.Participants.GetValueOrDefault(person.Number)?.Role is Role.Host ? "verb.host_stays"
        : "refusal.no_participant";

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.Person person
        && person.Number != context.Me
        && context.Room.Participants.TryGetValue(person.Number, out var who)
        && who.IsHere
        && who.Role is not Role.Host
            ? Availability.Enabled
            : Availability.Hidden;

    protected override string Confirmation(CommandContext context, Subject subject)
    {
        var name = context.Sentences.NameOf(context.View, ((Subject.Person)subject).Number);
        return context.Sentences.Say("people.remove_sure", ("name", name));
    }

    public override bool IsDanger => true;

    protected override void Start(CommandContext context, Subject subject)
    {
        var number = ((Subject.Person)subject).Number;
        context.CommandDispatcher.Dispatch(
            new Command { RemoveParticipant = new() { Participant = number } },
            OptimisticUpdate.Of(
                new Event
                {
                    Left = new() { Participant = number, Removed = true },
                }
            )
        );
    }
}
