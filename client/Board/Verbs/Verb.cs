using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Board.Verbs;

/// <summary>
/// A user's action in a room. The rule of its command in commands.proto says who may run it and when; buttons, menus, the
/// palette, and the key sheet use this class.
/// </summary>
/// <param name="act">Its message in commands.proto.</param>
public abstract class Verb(MessageDescriptor act)
{
    public MessageDescriptor Act => act;

    public Rule Rule { get; } =
        act.GetOptions()?.GetExtension(OptionsExtensions.Rule)
        ?? throw new ArgumentException($"{act.Name} has no rule.", nameof(act));

    /// <summary>Key of its name.</summary>
    public virtual string Name => $"act.{Rule.Text}";

    /// <summary>Key of an explanation that is shown before it runs; null if its name is enough.</summary>
    public virtual string? Description => null;

    public virtual Shortcut? Keys => null;

    /// <summary>Whether its keys are for it now; otherwise they go on to their other uses.</summary>
    public virtual bool TakesKeys(CommandContext context) => true;

    /// <summary>Whether it reveals authorship; it is then offered only in the tab Mine.</summary>
    public virtual bool IsPrivate => false;

    /// <summary>Whether its buttons and keys do something else after each change of stage or round. They take no press for
    /// <see cref="Board.Look.Tokens.PressRest"/> then.</summary>
    protected virtual bool RestsAfterChange => false;

    /// <summary>Returns what its dialog explains before it runs, for a verb that cannot be undone or may surprise; null: it runs at
    /// once.</summary>
    protected virtual string? Confirmation(CommandContext context, Subject subject) => null;

    /// <summary>Whether something is lost for good. Its buttons are apart from the others, and its confirming button warns.</summary>
    public virtual bool IsDanger => false;

    /// <summary>Returns whether its button is the primary one of an elephant's dialog in a stage.</summary>
    public virtual bool IsPrimaryIn(Stage stage) => false;

    /// <summary>Whether this user's role may run it.</summary>
    public bool IsFor(CommandContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (Rule.Roles.Count == 0 || Rule.Roles.Contains(context.Role))
            && (Rule.Proof != Proof.Pocket || context.CanWrite);
    }

    /// <summary>Returns whether it is offered for a subject and enabled.</summary>
    public Availability AvailabilityFor(CommandContext context, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!IsFor(context))
        {
            return Availability.Hidden;
        }

        var availability = CanExecute(context, subject);
        if (!availability.IsEnabled)
        {
            return availability;
        }

        if (context.View.Link.Phase is LinkPhase.Ended or LinkPhase.UpgradeRequired)
        {
            return Availability.Disabled(context.Sentences["verb.ended"]);
        }

        return Rule.Stages.Count == 0 || Rule.Stages.Contains(context.Room.Stage)
            ? Availability.Enabled
            : Availability.Disabled(context.Sentences.Say("verb.stages", ("stages", Stages(context.Sentences))));
    }

    /// <summary>Checks what depends on the subject.</summary>
    protected abstract Availability CanExecute(CommandContext context, Subject subject);

    /// <summary>Returns the key of the reason why it is disabled for a subject, or null if there is nothing to
    /// say. Called only if this user's role may run it.</summary>
    protected virtual string? DisabledReason(CommandContext context, Subject subject) => null;

    /// <summary>Returns whether it is enabled, and shows the reason if it is not.</summary>
    public bool Check(CommandContext context, Subject subject)
    {
        var availability = AvailabilityFor(context, subject);
        if (!availability.IsEnabled && (availability.DisabledReason ?? Lacking()) is { } why)
        {
            context.Notices.Warn(why);
        }

        return availability.IsEnabled;

        string? Lacking() =>
            IsFor(context) && DisabledReason(context, subject) is { } key ? context.Sentences[key] : null;
    }

    /// <summary>Runs it, or opens its dialog. Checks the permission again, because the room may have changed since it was
    /// offered.</summary>
    public bool Begin(CommandContext context, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (RestsAfterChange && !context.PressRest.IsOver)
        {
            return false;
        }

        if (!Check(context, subject))
        {
            return false;
        }

        if (Confirmation(context, subject) is { } explains)
        {
            var name = context.Sentences[Name];
            var kind = IsDanger ? ButtonKind.Danger : ButtonKind.Main;
            var about = subject is Subject.Elephants { Ids: var ids } ? ids : [];
            ConfirmDialog.Open(context, name, explains, name, () => Confirm(context, subject), kind, about: about);
        }
        else
        {
            Start(context, subject);
        }

        return true;
    }

    /// <summary>Runs it after its dialog, in which time the room may have changed.</summary>
    protected virtual void Confirm(CommandContext context, Subject subject)
    {
        if (Check(context, subject))
        {
            Start(context, subject);
        }
    }

    protected abstract void Start(CommandContext context, Subject subject);

    private string Stages(Sentences sentences) => string.Join(", ", Rule.Stages.Select(stage => sentences.Of(stage)));
}
