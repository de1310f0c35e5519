using ElephantBoard.Link;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Showing.Verbs;

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
    public virtual string? Explains => null;

    public virtual Shortcut? Keys => null;

    /// <summary>Whether its keys are for it now; otherwise they go on to their other uses.</summary>
    public virtual bool TakesKeys(Workbench bench) => true;

    /// <summary>Whether it reveals authorship; it is then offered only in the tab Mine.</summary>
    public virtual bool IsPrivate => false;

    /// <summary>Whether its buttons and keys do something else after each change of stage or round. They take no press for
    /// <see cref="Look.Tokens.PressRest"/> then.</summary>
    protected virtual bool RestsAfterChange => false;

    /// <summary>Whether this user's role may run it.</summary>
    public bool IsFor(Workbench bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        return (Rule.Roles.Count == 0 || Rule.Roles.Contains(bench.Role))
            && (Rule.Proof != Proof.Pocket || bench.Writes);
    }

    /// <summary>Returns whether it is offered for a subject and enabled.</summary>
    public Permission On(Workbench bench, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(bench);
        if (!IsFor(bench))
        {
            return Permission.Never;
        }

        var permission = Fits(bench, subject);
        if (!permission.IsNow)
        {
            return permission;
        }

        if (bench.View.Link.Phase is LinkPhase.Ended or LinkPhase.TooOld)
        {
            return Permission.Not(bench.Sentences["verb.ended"]);
        }

        return Rule.Stages.Count == 0 || Rule.Stages.Contains(bench.Room.Stage)
            ? Permission.Now
            : Permission.Not(bench.Sentences.Say("verb.stages", ("stages", Stages(bench.Sentences))));
    }

    /// <summary>Checks what depends on the subject.</summary>
    protected abstract Permission Fits(Workbench bench, Subject subject);

    /// <summary>Returns the key of the reason why it is disabled for a subject, or null if there is nothing to
    /// say. Called only if this user's role may run it.</summary>
    protected virtual string? Lacks(Workbench bench, Subject subject) => null;

    /// <summary>Returns whether it is enabled, and shows the reason if it is not.</summary>
    public bool Check(Workbench bench, Subject subject)
    {
        var permission = On(bench, subject);
        if (!permission.IsNow && (permission.Why ?? Lacking()) is { } why)
        {
            bench.Notices.Warn(why);
        }

        return permission.IsNow;

        string? Lacking() => IsFor(bench) && Lacks(bench, subject) is { } key ? bench.Sentences[key] : null;
    }

    /// <summary>Runs it, or opens its dialog. Checks the permission again, because the room may have changed since it was offered.</summary>
    public bool Begin(Workbench bench, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(bench);
        if (RestsAfterChange && !bench.PressRest.IsOver)
        {
            return false;
        }

        var can = Check(bench, subject);
        if (can)
        {
            Start(bench, subject);
        }

        return can;
    }

    protected abstract void Start(Workbench bench, Subject subject);

    private string Stages(Sentences sentences) => string.Join(", ", Rule.Stages.Select(stage => sentences.Of(stage)));
}
