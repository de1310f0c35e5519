using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Lets in who was removed, or who asks to come in as this person.</summary>
public sealed class Readmitting() : PersonVerb(Readmit.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.I, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override bool Fits(CommandContext context, Participant who) =>
        who.Presence == Presence.Removed || (who.IsHere && who.Asks != 0);

    protected override void Start(CommandContext context, Subject subject) =>
        Dispatch(
            context,
            new Command { Readmit = new() { Participant = NumberOf(subject) } },
            new Event { Readmitted = new() { Participant = NumberOf(subject) } }
        );
}
