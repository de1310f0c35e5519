using ElephantBoard.Timeline;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Board.Verbs;

/// <summary>A verb for elephants.</summary>
public abstract class ElephantVerb(MessageDescriptor act) : Verb(act)
{
    /// <summary>Whether it can run on several at once.</summary>
    protected virtual bool TakesSeveral => false;

    /// <summary>Whether it is offered for an elephant of one's own where only its author looks.</summary>
    protected virtual bool TakesOwn => true;

    protected sealed override Availability CanExecute(CommandContext context, Subject subject)
    {
        if (
            subject is not Subject.Elephants elephants
            || elephants.Ids.Count == 0
            || (elephants.Ids.Count > 1 && !TakesSeveral)
            || (IsPrivate && !elephants.IsOwn)
            || (!TakesOwn && elephants.IsOwn)
        )
        {
            return Availability.Hidden;
        }

        foreach (var id in elephants.Ids)
        {
            if (!context.Room.Elephants.TryGetValue(id, out var elephant) || !CanExecute(context, elephant))
            {
                return Availability.Hidden;
            }
        }

        return Availability.Enabled;
    }

    protected sealed override string? DisabledReason(CommandContext context, Subject subject)
    {
        if (subject is not Subject.Elephants { Ids: var ids })
        {
            return null;
        }

        if (ids.Count == 0)
        {
            return "verb.choose_first";
        }

        if (ids.Count > 1 && !TakesSeveral)
        {
            return "verb.one_only";
        }

        foreach (var id in ids)
        {
            if (!context.Room.Elephants.TryGetValue(id, out var elephant))
            {
                return "refusal.no_elephant";
            }

            if (!CanExecute(context, elephant))
            {
                return DisabledReasonFor(elephant);
            }
        }

        return null;
    }

    // One by one: an author may have withdrawn one in the meantime.
    protected sealed override void Confirm(CommandContext context, Subject subject)
    {
        var elephants = (Subject.Elephants)subject;
        foreach (var id in elephants.Ids)
        {
            base.Confirm(context, Subject.One(id, elephants.IsOwn));
        }
    }

    /// <summary>Returns the key of the reason why it is disabled for this elephant, or null if there is nothing to say.</summary>
    protected virtual string? DisabledReasonFor(Elephant elephant) =>
        elephant.Erased ? "refusal.already_erased"
        : elephant.IsShown ? null
        : "refusal.hidden";

    protected abstract bool CanExecute(CommandContext context, Elephant elephant);
}
