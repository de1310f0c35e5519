using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Makes a facilitator a participant again.</summary>
public sealed class EndingFacilitator() : PersonVerb(EndFacilitator.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.P, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override bool Fits(CommandContext context, Participant who) =>
        who is { IsHere: true, Role: Role.Facilitator };

    protected override void Start(CommandContext context, Subject subject) =>
        Dispatch(
            context,
            new Command { EndFacilitator = new() { Participant = NumberOf(subject) } },
            new Event
            {
                RoleChanged = new() { Participant = NumberOf(subject), Role = Role.Participant },
            }
        );
}
