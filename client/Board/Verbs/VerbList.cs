namespace ElephantBoard.Board.Verbs;

/// <summary>All verbs, in menu order. A new one needs a file and a line here.</summary>
public static class VerbList
{
    public static Moving Moving { get; } = new();
    public static KickingOut KickingOut { get; } = new();
    public static BringingBack BringingBack { get; } = new();
    public static Writing Writing { get; } = new();
    public static GoingToStage GoingToStage { get; } = new();
    public static Revealing Revealing { get; } = new();
    public static StoppingPour StoppingPour { get; } = new();
    public static DroppingDraft DroppingDraft { get; } = new();
    public static PuttingDown PuttingDown { get; } = new();
    public static Rewording Rewording { get; } = new();
    public static DroppingRewording DroppingRewording { get; } = new();
    public static PuttingBack PuttingBack { get; } = new();
    public static RemovingParticipant RemovingParticipant { get; } = new();
    public static AskingQuestion AskingQuestion { get; } = new();
    public static DroppingAnswer DroppingAnswer { get; } = new();
    public static CountingAnswers CountingAnswers { get; } = new();
    public static CancelingQuestion CancelingQuestion { get; } = new();
    public static PuttingOnTable PuttingOnTable { get; } = new();
    public static TakingOffTable TakingOffTable { get; } = new();
    public static StartingReading StartingReading { get; } = new();
    public static EndingReading EndingReading { get; } = new();
    public static Renaming Renaming { get; } = new();
    public static ChangingDepartment ChangingDepartment { get; } = new();
    public static OfferingSeat OfferingSeat { get; } = new();
    public static StartingTimer StartingTimer { get; } = new();
    public static PausingTimer PausingTimer { get; } = new();
    public static ResumingTimer ResumingTimer { get; } = new();
    public static AddingMinute AddingMinute { get; } = new();
    public static StoppingTimer StoppingTimer { get; } = new();
    public static RaisingHand RaisingHand { get; } = new();
    public static LoweringHand LoweringHand { get; } = new();
    public static GivingFloor GivingFloor { get; } = new();
    public static ReleasingFloor ReleasingFloor { get; } = new();
    public static Leaving Leaving { get; } = new();

    public static IReadOnlyList<Verb> All { get; } =
    [
        Moving,
        KickingOut,
        BringingBack,
        PuttingOnTable,
        new BringingToFront(),
        new SettingAside(),
        PuttingBack,
        new Claiming(),
        Rewording,
        DroppingRewording,
        new Withdrawing(),
        new Erasing(),
        new ErasingByHost(),
        Writing,
        DroppingDraft,
        PuttingDown,
        Revealing,
        new AnnouncingPour(),
        StoppingPour,
        StartingReading,
        EndingReading,
        TakingOffTable,
        StartingTimer,
        PausingTimer,
        ResumingTimer,
        AddingMinute,
        StoppingTimer,
        RaisingHand,
        LoweringHand,
        GivingFloor,
        ReleasingFloor,
        AskingQuestion,
        new Answering(),
        DroppingAnswer,
        CountingAnswers,
        CancelingQuestion,
        GoingToStage,
        Renaming,
        ChangingDepartment,
        new Readmitting(),
        new MakingFacilitator(),
        new EndingFacilitator(),
        new HandingOver(),
        RemovingParticipant,
        new LockingRoom(),
        new UnlockingRoom(),
        OfferingSeat,
        Leaving,
    ];

    /// <summary>Returns the verbs that are offered for a subject, each with its permission.</summary>
    public static IEnumerable<(Verb Verb, Availability Availability)> For(CommandContext context, Subject subject) =>
        from verb in All
        let permission = verb.AvailabilityFor(context, subject)
        where permission.Applies
        select (verb, permission);
}
