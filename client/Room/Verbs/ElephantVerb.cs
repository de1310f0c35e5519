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

    public sealed override string? Lacks(Workbench bench, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(bench);
        if (!IsFor(bench) || subject is not Subject.Elephants { Ids: var ids })
        {
            return null;
        }

        return ids.Count == 0 ? "verb.choose_first"
            : ids.Count > 1 && !TakesSeveral ? "verb.one_only"
            : ids.Select(id => bench.Room.Elephants.GetValueOrDefault(id))
                .FirstOrDefault(each => each is null || !Fits(bench, each))
                is { } unfit
                ? Unfit(unfit)
            : "refusal.no_elephant";
    }

    /// <summary>Key of the sentence that says why it cannot be done to this one.</summary>
    protected virtual string Unfit(Elephant elephant) =>
        elephant.Erased ? "refusal.already_erased"
        : elephant.IsShown ? "refusal.already_out"
        : "refusal.hidden";

    protected abstract bool Fits(Workbench bench, Elephant elephant);
}
