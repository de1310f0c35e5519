using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>Where an elephant leaves.</summary>
public static class Door
{
    /// <summary>Where a decision takes an elephant: what is promised waits on the porch, what is settled is gone.</summary>
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
