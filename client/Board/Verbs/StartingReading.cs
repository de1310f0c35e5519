using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Starts a reading round with the first elephant in the order of the pours.</summary>
public sealed class StartingReading() : Verb(StartReading.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.L);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is not Subject.TheRoom || context.View.Live.State?.Reading is not null ? Availability.Hidden
        : ReadingOrder.Of(context.Room).Count == 0 ? Availability.Disabled(context.Sentences["table.nothing_to_read"])
        : Availability.Enabled;

    protected override string DisabledReason(CommandContext context, Subject subject) => "table.is_read";

    protected override void Start(CommandContext context, Subject subject) =>
        context.SetLive(new Command { StartReading = new() });
}
