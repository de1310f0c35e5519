using System.Numerics;
using ElephantBoard.Board.Panels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Moves elephants on the floor: by dragging, by arrow keys, or to one of nine places.</summary>
public sealed class Moving() : ElephantVerb(MoveElephant.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.M);

    protected override bool TakesSeveral => true;

    /// <param name="middle">In room units; clamped to the floor, beside the doorway.</param>
    public static void To(CommandContext context, ulong elephant, Vector2 middle)
    {
        var to = OnFloor(middle);
        var (x, y) = ((int)to.X, (int)to.Y);
        var moved = new ElephantMoved
        {
            Elephant = elephant,
            X = x,
            Y = y,
            Layer = LayerOf(context, elephant, x, y),
        };
        var move = new MoveElephant
        {
            Elephant = elephant,
            X = x,
            Y = y,
        };
        context.CommandDispatcher.Dispatch(
            new Command { MoveElephant = move },
            OptimisticUpdate.Of(new Event { Moved = moved })
        );
    }

    /// <summary>Returns the nearest place where an elephant may rest, in whole room units.</summary>
    public static Vector2 OnFloor(Vector2 middle)
    {
        var (x, y) = Floor.Clamp((int)MathF.Round(middle.X), (int)MathF.Round(middle.Y));
        return new Vector2(x, y);
    }

    /// <summary>Returns the elephants in the order in which they are stacked, so that several keep it when each comes on top.</summary>
    public static IReadOnlyList<ulong> InOrder(CommandContext context, IEnumerable<ulong> elephants) =>
        [
            .. elephants
                .Where(context.Room.Elephants.ContainsKey)
                .OrderBy(elephant => context.Room.Elephants[elephant].Stacking),
        ];

    /// <summary>Returns 0 if it is there already, because nothing changes then.</summary>
    private static uint LayerOf(CommandContext context, ulong elephant, int x, int y) =>
        context.Room.Elephants.TryGetValue(elephant, out var now) && (now.X, now.Y) != (x, y)
            ? Floor.LayerAbove(context.Room, now)
            : 0;

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        elephant.IsShown && !elephant.IsOut;

    protected override string? DisabledReasonFor(Elephant elephant) =>
        base.DisabledReasonFor(elephant) ?? "refusal.already_out";

    protected override void Start(CommandContext context, Subject subject) =>
        MoveToDialog.Open(context, ((Subject.Elephants)subject).Ids);
}
