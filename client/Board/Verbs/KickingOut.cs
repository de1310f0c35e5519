using ElephantBoard.Board.Panels;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Shows an elephant out of the door with a decision.</summary>
public sealed class KickingOut() : ElephantVerb(KickOut.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.K);

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
        KickOutDialog.Open(context, ((Subject.Elephants)subject).Ids[0]);
}
