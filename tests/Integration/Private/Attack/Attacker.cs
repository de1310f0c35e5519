namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>Guesses the authors of many sessions in every way it knows, and keeps the score of each way.</summary>
internal sealed class Attacker
{
    public const string Learned = "a rule learned from the other half of the sessions";

    // The bounds of all scores hold together with 99 %. The learned rule has half of the risk; the others share the rest.
    private const double Risk = 0.01;

    private readonly List<RankedSession> _sessions = [];

    // A guesser that has seen nothing to go by in any session is none.
    private readonly HashSet<string> _silent = [];
    private readonly Dictionary<string, List<double>> _shares = [];
    private List<IGuesser> _guessers = [];

    public void Observe(ObservedSession session)
    {
        if (_guessers.Count == 0)
        {
            _guessers = Guessers.For(session);
            _guessers.ForEach(guesser => _shares[guesser.Name] = []);
            _silent.UnionWith(_shares.Keys);
        }
        foreach (var guesser in _guessers)
        {
            var guess = guesser.Guess(session);
            _shares[guesser.Name].Add(guess is null ? Chance(session) : Share(guess, session.AuthorOf));
            if (guess is not null)
            {
                _silent.Remove(guesser.Name);
            }
        }
        _sessions.Add(RankedSession.Of(session));
    }

    /// <summary>Returns the score of each guesser, the best first.</summary>
    public List<Score> Scores()
    {
        var chance = 1.0 / _sessions[0].AuthorOf.Length;
        var half = _sessions.Count / 2;
        var trained = new TrainedGuesser(_sessions[..half]);
        var learned = _sessions[half..].Select(session => Share(trained.Guess(session), session.AuthorOf)).ToList();
        var guessers = _shares.Where(pair => !_silent.Contains(pair.Key)).ToList();
        return
        [
            .. guessers
                .Select(pair => Score.Of(pair.Key, pair.Value, chance, Risk / 2 / guessers.Count))
                .Append(Score.Of(Learned, learned, chance, Risk / 2))
                .OrderByDescending(score => score.Advantage),
        ];
    }

    private static double Chance(ObservedSession session) => 1.0 / session.AuthorOf.Count;

    private static double Share(int[] guess, IReadOnlyList<int> authorOf) =>
        (double)guess.Where((suspect, elephant) => authorOf[elephant] == suspect).Count() / guess.Length;
}
