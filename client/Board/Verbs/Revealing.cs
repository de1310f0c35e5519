using ElephantBoard.V1;

namespace ElephantBoard.Board.Verbs;

/// <summary>Pours the hat in front of everyone. It announces the pour; every screen counts down, and <see cref="Board.Pouring.OwnPour"/> pours at
/// the end. Where a server wants no countdown, it asks first: no single key pours.</summary>
public sealed class Revealing() : Verb(Reveal.Descriptor)
{
    public override string Description => "verb.reveal";

    public override Shortcut? Keys => new(Engine.Input.Key.R, Engine.Input.Modifiers.Control);

    protected override bool RestsAfterChange => true;

    protected override Availability CanExecute(CommandContext context, Subject subject) =>
        subject is not Subject.TheRoom ? Availability.Hidden
        : context.View.Live.Pour is not null ? Availability.Disabled(context.Sentences["pour.announced"])
        : Availability.Enabled;

    protected override string? Confirmation(CommandContext context, Subject subject) =>
        context.Limits.PourCountdownMs > 0 ? null : context.Sentences[Description];

    protected override void Start(CommandContext context, Subject subject)
    {
        if (context.Limits.PourCountdownMs > 0)
        {
            context.Announce();
        }
        else
        {
            context.CommandDispatcher.Dispatch(new Command { Reveal = new() { Round = context.Room.Round } });
        }
    }
}
