using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Removes a disruptive participant. What they wrote stays.</summary>
public sealed class RemovingParticipant() : Verb(RemoveParticipant.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.Delete, Engine.Input.Modifiers.Shift);

    protected override string Lacks(Workbench bench, Subject subject) =>
        subject is not Subject.Person person ? "verb.choose_person"
        : bench.Room.Participants.GetValueOrDefault(person.Number)?.Role is Role.Host ? "verb.host_stays"
        : "refusal.no_participant";

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is Subject.Person person
        && person.Number != bench.Me
        && bench.Room.Participants.TryGetValue(person.Number, out var who)
        && who.IsHere
        && who.Role is not Role.Host
            ? Permission.Now
            : Permission.Never;

    protected override void Start(Workbench bench, Subject subject)
    {
        var number = ((Subject.Person)subject).Number;
        ConfirmDialog.Open(
            bench,
            this,
            subject,
            bench.Sentences.Say("people.remove_sure", ("name", bench.Sentences.NameOf(bench.View, number))),
            () =>
                bench.Doer.Do(
                    new Command { RemoveParticipant = new() { Participant = number } },
                    Guess.Of(
                        new Event
                        {
                            Left = new() { Participant = number, Removed = true },
                        }
                    )
                ),
            isDanger: true
        );
    }
}
