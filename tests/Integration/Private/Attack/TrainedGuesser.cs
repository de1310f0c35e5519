namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>
/// Learns a linear rule from sessions with known authors, and guesses the others. Every feature becomes a rank within its session, from -1 to
/// 1. The weight of a pair of features is how much the two ranks agree for true authors; the guess is the assignment with the highest sum of
/// weighted agreements.
/// </summary>
internal sealed class TrainedGuesser
{
    // Pairs that agree less than this many standard deviations are left out: thousands of them would drown the one that counts.
    private const double Deviations = 2.5;

    private readonly double[,] _weights;

    public TrainedGuesser(IReadOnlyList<RankedSession> known)
    {
        _weights = new double[known[0].Elephants[0].Length, known[0].Suspects[0].Length];
        for (var e = 0; e < _weights.GetLength(0); e++)
        {
            for (var s = 0; s < _weights.GetLength(1); s++)
            {
                var agreements = known.Select(session => Agreement(session, e, s)).ToList();
                var sum = agreements.Sum();
                var deviation = Math.Sqrt(agreements.Sum(agreement => agreement * agreement));
                _weights[e, s] = Math.Abs(sum) < Deviations * deviation ? 0 : sum / known.Count;
            }
        }
    }

    public int[] Guess(RankedSession session)
    {
        var count = session.Elephants.Length;
        var scores = new double[count, count];
        for (var elephant = 0; elephant < count; elephant++)
        {
            for (var suspect = 0; suspect < count; suspect++)
            {
                scores[elephant, suspect] = Score(session.Elephants[elephant], session.Suspects[suspect]);
            }
        }
        return Permutations(count)
            .MaxBy(guess => guess.Select((suspect, elephant) => scores[elephant, suspect]).Sum())!;
    }

    private static double Agreement(RankedSession session, int e, int s) =>
        session.Elephants.Select((ranks, elephant) => ranks[e] * session.Suspects[session.AuthorOf[elephant]][s]).Sum();

    private double Score(double[] elephant, double[] suspect)
    {
        var score = 0.0;
        for (var e = 0; e < elephant.Length; e++)
        {
            for (var s = 0; s < suspect.Length; s++)
            {
                score += _weights[e, s] * elephant[e] * suspect[s];
            }
        }
        return score;
    }

    private static IEnumerable<int[]> Permutations(int count) =>
        count == 0
            ?
            [
                [],
            ]
            : Permutations(count - 1)
                .SelectMany(shorter =>
                    Enumerable.Range(0, count).Select(at => (int[])[.. shorter[..at], count - 1, .. shorter[at..]])
                );
}

/// <summary>The features of a session as ranks. Small, so that ten thousand of them fit into memory.</summary>
/// <param name="Elephants">For each elephant, the ranks of its features.</param>
/// <param name="Suspects">For each suspect, the same.</param>
internal sealed record RankedSession(double[][] Elephants, double[][] Suspects, int[] AuthorOf)
{
    public static RankedSession Of(ObservedSession session) =>
        new(Ranks(session.Elephants), Ranks(session.Suspects), [.. session.AuthorOf]);

    /// <summary>Equal values have one rank, in the middle of their places.</summary>
    private static double[][] Ranks(IReadOnlyList<Trace> traces) =>
        [
            .. traces.Select(trace =>
                trace
                    .Features.Select(feature =>
                    {
                        var below = traces.Count(other => other.Features[feature.Key] < feature.Value);
                        var above = traces.Count(other => other.Features[feature.Key] > feature.Value);
                        return (double)(below - above) / (traces.Count - 1);
                    })
                    .ToArray()
            ),
        ];
}
