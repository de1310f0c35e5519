using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Closes the room to newcomers.</summary>
public sealed class LockingRoom() : Verb(LockRoom.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.L, Engine.Input.Modifiers.Control);

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is Subject.TheRoom && !context.Room.Locked ? Availability.Enabled : Availability.Hidden;

    protected override void Start(CommandContext context, Subject subject) =>
        context.CommandDispatcher.Dispatch(
            new Command { LockRoom = new() },
            OptimisticUpdate.Of(new Event { Locked = new() { Locked = true } })
        );
}
