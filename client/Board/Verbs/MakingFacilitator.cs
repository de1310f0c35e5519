using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Makes a participant a facilitator, beside those who lead already.</summary>
public sealed class MakingFacilitator() : PersonVerb(MakeFacilitator.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.F, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override bool Fits(CommandContext context, Participant who) =>
        who is { IsHere: true, Role: Role.Participant };

    protected override void Start(CommandContext context, Subject subject) =>
        Dispatch(
            context,
            new Command { MakeFacilitator = new() { Participant = NumberOf(subject) } },
            new Event
            {
                RoleChanged = new() { Participant = NumberOf(subject), Role = Role.Facilitator },
            }
        );
}
