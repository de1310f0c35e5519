using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Shows an elephant out of the door, with what was decided.</summary>
public sealed class KickingOut() : ElephantVerb(KickOut.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.K);

    public static void Do(Desk desk, ulong elephant, DecisionKind kind, string decision) =>
        desk.Doer.Do(
            new Command
            {
                KickOut = new()
                {
                    Elephant = elephant,
                    Kind = kind,
                    Wording = decision,
                },
            },
            Guess.Of(
                new Event
                {
                    KickedOut = new() { Elephant = elephant, Kind = kind },
                }
            )
        );

    protected override bool Fits(Desk desk, Elephant elephant) => elephant.IsShown && !elephant.IsOut;

    protected override void Start(Desk desk, Subject subject) =>
        KickOutDialog.Open(desk, ((Subject.Elephants)subject).Ids[0]);
}
