using ElephantBoard.Link;
using ElephantBoard.Showing.Words;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Showing.Verbs;

/// <summary>
/// Something that people do in a room. Who may do it and when is read from its act in commands.proto; buttons, menus, the
/// palette and the key sheet all ask here.
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

    /// <summary>Key of a sentence that says what it does, before it is done; null: its name says all.</summary>
    public virtual string? Explains => null;

    public virtual Shortcut? Keys => null;

    /// <summary>Whether it tells whose something is: it is offered only where nobody else looks.</summary>
    public virtual bool IsPrivate => false;

    /// <summary>Whether its buttons and keys do something else after each change of stage or round. They take no press for
    /// <see cref="Look.Tokens.PressRest"/> then.</summary>
    protected virtual bool RestsAfterChange => false;

    /// <summary>Whether whoever sits here may do it at all.</summary>
    public bool IsFor(Workbench bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        return (Rule.Roles.Count == 0 || Rule.Roles.Contains(bench.Role))
            && (Rule.Proof != Proof.Pocket || bench.Writes);
    }

    /// <summary>Whether it is offered for such a thing, in this role, and can be done now.</summary>
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

    /// <summary>What depends on the thing itself.</summary>
    protected abstract Permission Fits(Workbench bench, Subject subject);

    /// <summary>Key of the sentence that says why it cannot be done to such a thing, to who may do it to another; null: nothing is to be
    /// said. Asked only where it is for whoever sits here.</summary>
    protected virtual string? Lacks(Workbench bench, Subject subject) => null;

    /// <summary>Whether it can be done now; where it cannot, it is said why.</summary>
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

    /// <summary>Does it, or opens its dialog. Asked again whether it can be done: the room may have changed since it was offered.</summary>
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
