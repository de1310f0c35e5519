using System.Globalization;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>How much better than chance a guesser is.</summary>
/// <param name="Advantage">Share of elephants whose author was guessed, less the share that chance gives.</param>
/// <param name="Margin">Distance of the bounds from it.</param>
internal sealed record Score(string Guesser, int Sessions, double Advantage, double Margin, double Chance)
{
    /// <summary>The true advantage is at least this. Above 0, the guesser has found something.</summary>
    public double AtLeast => Advantage - Margin;

    /// <summary>The true advantage is at most this.</summary>
    public double AtMost => Math.Min(Advantage + Margin, 1 - Chance);

    /// <param name="shares">For each session, the share of authors that were guessed. Sessions are independent.</param>
    /// <param name="risk">The probability that a bound does not hold.</param>
    public static Score Of(string guesser, IReadOnlyList<double> shares, double chance, double risk)
    {
        // Two bounds have half of the risk each, so that the narrower one may be used: Hoeffding's, which is narrower for few sessions,
        // and the empirical Bernstein bound (Maurer and Pontil 2009). Both hold for every distribution of shares from 0 to 1.
        var (count, mean, half) = (shares.Count, shares.Average(), risk / 2);
        var hoeffding = Math.Sqrt(Math.Log(1 / half) / (2 * count));
        var variance = shares.Sum(share => (share - mean) * (share - mean)) / (count - 1);
        var log = Math.Log(2 / half);
        var bernstein = Math.Sqrt(2 * variance * log / count) + (7 * log / (3 * (count - 1)));
        return new Score(guesser, count, mean - chance, Math.Min(hoeffding, bernstein), chance);
    }

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"advantage {Advantage:0.0000} in {Sessions:N0} sessions (99 %: ≤ {AtMost:0.0000}): {Guesser}"
        );
}
