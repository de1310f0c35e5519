using ElephantBoard.Showing.Cockpit;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Shows an elephant out of the door with a decision.</summary>
public sealed class KickingOut() : ElephantVerb(KickOut.Descriptor)
{
    public override Shortcut? Keys => new(Engine.Input.Key.K);

    /// <param name="accepted">Called when the room has accepted it.</param>
    public static void Do(
        Workbench bench,
        ulong elephant,
        DecisionKind kind,
        string decision,
        Action? accepted = null
    ) =>
        bench.Doer.Do(
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
            ),
            accepted
        );

    protected override bool Fits(Workbench bench, Elephant elephant) => elephant.IsShown && !elephant.IsOut;

    protected override string? Unfit(Elephant elephant) => base.Unfit(elephant) ?? "refusal.already_out";

    protected override void Start(Workbench bench, Subject subject) =>
        KickOutDialog.Open(bench, ((Subject.Elephants)subject).Ids[0]);
}
