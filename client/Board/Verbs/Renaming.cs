using ElephantBoard.Board.Panels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Changes this person's name.</summary>
public sealed class Renaming() : PersonVerb(Rename.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.N, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    /// <param name="accepted">Called when the room has accepted it.</param>
    public static void Do(CommandContext context, string name, Action accepted) =>
        context.CommandDispatcher.Dispatch(new Command { Rename = new() { Name = name } }, accepted: accepted);

    protected override bool Fits(CommandContext context, Participant who) => who.Number == context.Me && who.IsHere;

    protected override void Start(CommandContext context, Subject subject) => RenameDialog.Open(context);
}
