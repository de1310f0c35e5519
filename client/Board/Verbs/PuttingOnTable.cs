using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Puts an elephant on the table, large on every screen. It names the elephant that it replaces, so that two presses skip none.</summary>
public sealed class PuttingOnTable() : ElephantVerb(PutOnTable.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.T);

    protected override bool RestsAfterChange => true;

    /// <summary>Returns the elephant before or after the one on the table, in the order in which they are read; 0 if there is none, or nothing
    /// to step from.</summary>
    public static ulong Step(CommandContext context, bool isForward)
    {
        ArgumentNullException.ThrowIfNull(context);
        var at = context.View.OnTable is var on and not 0 ? on : context.View.Live.State?.Reading?.At ?? 0;
        return at == 0 ? 0 : ReadingOrder.Step(context.Room, at, isForward);
    }

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        elephant.IsShown && !elephant.IsOut && elephant.Id != context.View.OnTable;

    protected override string? DisabledReasonFor(Elephant elephant) =>
        base.DisabledReasonFor(elephant) ?? (elephant.IsOut ? "refusal.already_out" : "table.is_there");

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(
            new Command
            {
                PutOnTable = new() { Elephant = ((Subject.Elephants)subject).Ids[0], Instead = context.View.OnTable },
            }
        );
}
