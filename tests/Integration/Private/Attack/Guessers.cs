namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>Says for each elephant of a session who wrote it.</summary>
internal interface IGuesser
{
    string Name { get; }

    /// <summary>Returns the index of a suspect for each elephant; null when it sees nothing to go by.</summary>
    int[]? Guess(ObservedSession session);
}

/// <summary>Every guesser that needs no training.</summary>
internal static class Guessers
{
    /// <param name="session">All sessions have the features and files of this one.</param>
    public static List<IGuesser> For(ObservedSession session) =>
        [
            new ImageHistoryGuesser(),
            .. session.Before.Names.Select(file => new NearbyBytesGuesser(file, isBefore: true)),
            .. session.After.Names.Select(file => new NearbyBytesGuesser(file, isBefore: false)),
            .. from elephants in session.Elephants[0].Features.Keys
            from suspects in session.Suspects[0].Features.Keys
            from isReversed in new[] { false, true }
            select new OrderGuesser(elephants, suspects, isReversed),
        ];
}
