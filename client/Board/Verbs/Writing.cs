using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Puts an elephant into the hat, or changes a draft.</summary>
public sealed class Writing() : Verb(DraftItem.Descriptor)
{
    public override string Name => "room.write";

    public override string Description => "write.shared";

    public override Shortcut? Keys => new(Engine.Input.Key.N);

    public override bool IsPrivate => true;

    /// <summary>A notice appears when it is stored on this device.</summary>
    /// <param name="over">Null: a new elephant.</param>
    /// <param name="failed">Called if it could not be stored, so that the input is kept.</param>
    public static void Do(
        CommandContext context,
        string text,
        uint hurts,
        Between? between,
        Link.Seats.Draft? over,
        Action failed
    ) =>
        context.CommandDispatcher.Run(
            seat =>
                over is null
                    ? seat.Pocket!.SpotAsync(text, hurts, between, CancellationToken.None)
                    : seat.Pocket!.RespotAsync(over.Key, text, hurts, between, CancellationToken.None),
            () => context.Notices.Say(context.Sentences["panel.written"]),
            failed
        );

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is not (Subject.TheRoom or Subject.InTheHat) ? Availability.Hidden
        : context.Pocket?.BlockedBy is { } barred ? Availability.Disabled(context.Sentences.Say(barred))
        : Availability.Enabled;

    protected override void Start(CommandContext context, Subject subject) =>
        context.Write((subject as Subject.InTheHat)?.Draft);
}
