using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Where an elephant leaves.</summary>
public static class Door
{
    /// <summary>Returns where a decision takes an elephant: a promise to the porch, a settled one away.</summary>
    public static Whereabouts LeadsTo(DecisionKind kind) =>
        kind is DecisionKind.Step or DecisionKind.Ask ? Whereabouts.Porch : Whereabouts.Gone;

    internal static Room KickedOut(Room room, ElephantKickedOut fact) =>
        Apply.Change(
            room,
            fact.Elephant,
            elephant =>
                elephant with
                {
                    Whereabouts = LeadsTo(fact.Kind),
                    DecisionKind = fact.Kind,
                    Decision = WordingId.From(fact.Decision),
                }
        );

    internal static Room CameBack(Room room, ElephantCameBack fact) =>
        Apply.Change(
            room,
            fact.Elephant,
            elephant => elephant with { Whereabouts = Whereabouts.Unspecified, Returns = elephant.Returns + 1 }
        );
}
