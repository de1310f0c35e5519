using ElephantBoard.Board.Panels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Shows elephants out of the door with a decision.</summary>
public sealed class KickingOut() : ElephantVerb(KickOut.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.K);

    protected override bool TakesSeveral => true;

    public override bool IsPrimaryIn(Stage stage) => stage == Stage.KickOut;

    /// <summary>Opens the decision of elephants that were dropped on the door, or says why they cannot be shown out.</summary>
    /// <param name="back">Puts back those that are still in the room. Called when the decision was made or canceled.</param>
    public static void DropOnDoor(CommandContext context, Subject.Elephants dropped, Action back)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(dropped);
        ArgumentNullException.ThrowIfNull(back);
        if (VerbList.KickingOut.Check(context, dropped))
        {
            KickOutDialog.Open(context, dropped.Ids, back);
            return;
        }

        if (!VerbList.KickingOut.IsFor(context))
        {
            context.Notices.Warn(context.Sentences["door.role"]);
        }

        back();
    }

    /// <param name="accepted">Called when the room has accepted it.</param>
    public static void Do(
        CommandContext context,
        ulong elephant,
        DecisionKind kind,
        string decision,
        Action? accepted = null
    ) =>
        context.CommandDispatcher.Dispatch(
            new Command
            {
                KickOut = new()
                {
                    Elephant = elephant,
                    Kind = kind,
                    Wording = decision,
                },
            },
            OptimisticUpdate.Of(
                new Event
                {
                    KickedOut = new() { Elephant = elephant, Kind = kind },
                }
            ),
            accepted
        );

    protected override bool CanExecute(CommandContext context, Elephant elephant) =>
        elephant.IsShown && !elephant.IsOut;

    protected override string? DisabledReasonFor(Elephant elephant) =>
        base.DisabledReasonFor(elephant) ?? "refusal.already_out";

    protected override void Start(CommandContext context, Subject subject) =>
        KickOutDialog.Open(context, ((Subject.Elephants)subject).Ids);
}
