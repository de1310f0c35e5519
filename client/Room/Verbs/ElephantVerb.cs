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

    protected abstract bool Fits(Workbench bench, Elephant elephant);
}
