using ElephantBoard.Timeline;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Showing.Verbs;

/// <summary>A verb that is done to elephants.</summary>
public abstract class ElephantVerb(MessageDescriptor act) : Verb(act)
{
    /// <summary>Whether several can be taken at once.</summary>
    protected virtual bool TakesSeveral => false;

    protected sealed override Permission Fits(Workbench bench, Subject subject)
    {
        if (
            subject is not Subject.Elephants elephants
            || elephants.Ids.Count == 0
            || (elephants.Ids.Count > 1 && !TakesSeveral)
            || (IsPrivate && !elephants.IsOwn)
        )
        {
            return Permission.Never;
        }

        foreach (var id in elephants.Ids)
        {
            if (!bench.Room.Elephants.TryGetValue(id, out var elephant) || !Fits(bench, elephant))
            {
                return Permission.Never;
            }
        }

        return Permission.Now;
    }

    protected sealed override string? Lacks(Workbench bench, Subject subject)
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
            if (!bench.Room.Elephants.TryGetValue(id, out var elephant))
            {
                return "refusal.no_elephant";
            }

            if (!Fits(bench, elephant))
            {
                return Unfit(elephant);
            }
        }

        return null;
    }

    /// <summary>Key of the sentence that says why it cannot be done to this one; null: nothing is to be said.</summary>
    protected virtual string? Unfit(Elephant elephant) =>
        elephant.Erased ? "refusal.already_erased"
        : elephant.IsShown ? null
        : "refusal.hidden";

    protected abstract bool Fits(Workbench bench, Elephant elephant);
}
