using ElephantBoard.Board.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Makes a participant facilitator instead of this person.</summary>
public sealed class HandingOver() : PersonVerb(HandOver.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.H, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override bool Fits(CommandContext context, Participant who) =>
        who is { IsHere: true, Role: Role.Participant };

    protected override string Confirmation(CommandContext context, Subject subject) =>
        context.Sentences.Say(
            "people.hand_over_sure",
            ("name", context.Sentences.NameOf(context.View, NumberOf(subject)))
        );

    protected override void Start(CommandContext context, Subject subject) =>
        Dispatch(
            context,
            new Command { HandOver = new() { Participant = NumberOf(subject) } },
            new Event
            {
                RoleChanged = new() { Participant = NumberOf(subject), Role = Role.Facilitator },
            }
        );
}
