using ElephantBoard.Link;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Showing.Verbs;

/// <summary>Puts an elephant into the hat, or changes a draft.</summary>
public sealed class Writing() : Verb(DraftItem.Descriptor)
{
    public override string Name => "room.write";

    public override string Explains => "write.shared";

    public override Shortcut? Keys => new(Engine.Input.Key.N);

    public override bool IsPrivate => true;

    /// <summary>A notice appears when it is stored on this device.</summary>
    /// <param name="over">Null: a new elephant.</param>
    /// <param name="failed">Called if it could not be stored, so that the input is kept.</param>
    public static void Do(
        Workbench bench,
        string text,
        uint hurts,
        Between? between,
        Link.Draft? over,
        Action failed
    ) =>
        bench.Doer.Run(
            seat =>
                over is null
                    ? seat.Pocket!.SpotAsync(text, hurts, between, CancellationToken.None)
                    : seat.Pocket!.RespotAsync(over.Key, text, hurts, between, CancellationToken.None),
            () => bench.Notices.Say(bench.Sentences["cockpit.written"]),
            failed
        );

    protected override Permission Fits(Workbench bench, Subject subject) =>
        subject is not (Subject.TheRoom or Subject.InTheHat) ? Permission.Never
        : bench.Pocket?.Barred is { } barred ? Permission.Not(bench.Sentences.Say(barred))
        : Permission.Now;

    protected override void Start(Workbench bench, Subject subject) =>
        bench.Write((subject as Subject.InTheHat)?.Draft);
}
