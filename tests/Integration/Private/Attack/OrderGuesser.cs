namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>Puts elephants in the order of one feature and people in the order of another, and pairs them: the first elephant in the event is by
/// the first who took a pocket, and so on.</summary>
internal sealed class OrderGuesser(string ofElephants, string ofSuspects, bool isReversed) : IGuesser
{
    public string Name => $"{ofElephants} against {ofSuspects}{(isReversed ? ", reversed" : "")}";

    public int[]? Guess(ObservedSession session)
    {
        if (IsConstant(session.Elephants, ofElephants) || IsConstant(session.Suspects, ofSuspects))
        {
            return null;
        }
        var elephants = Ordered(session.Elephants, ofElephants);
        var suspects = Ordered(session.Suspects, ofSuspects);
        if (isReversed)
        {
            suspects.Reverse();
        }
        var guess = new int[elephants.Count];
        for (var rank = 0; rank < elephants.Count; rank++)
        {
            guess[elephants[rank]] = suspects[rank];
        }
        return guess;
    }

    private static bool IsConstant(IReadOnlyList<Trace> traces, string feature) =>
        traces.All(trace => trace.Features[feature].Equals(traces[0].Features[feature]));

    private static List<int> Ordered(IReadOnlyList<Trace> traces, string feature) =>
        [.. Enumerable.Range(0, traces.Count).OrderBy(index => traces[index].Features[feature])];
}
