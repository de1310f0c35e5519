using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Opens a locked room to newcomers again.</summary>
public sealed class UnlockingRoom() : Verb(UnlockRoom.Descriptor)
{
    public override Shortcut? Keys =>
        new(Engine.Input.Key.L, Engine.Input.Modifiers.Control | Engine.Input.Modifiers.Shift);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && context.Room.Locked ? Availability.Enabled : Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject) =>
        context.CommandDispatcher.Dispatch(
            new Command { UnlockRoom = new() },
            OptimisticUpdate.Of(new Event { Locked = new() { Locked = false } })
        );
}
