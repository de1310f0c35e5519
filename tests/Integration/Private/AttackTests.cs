using System.Globalization;
using ElephantBoard.Tests.Integration.Private.Attack;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>
/// An attacker who was in the room, stole the data folder before and after the pour, and gets the server's secret later, guesses who wrote what.
/// </summary>
public sealed class AttackTests(ITestOutputHelper output)
{
    /// <summary>Largest advantage that may remain possible, in as many sessions as can show it.</summary>
    private const double MaxAdvantage = 0.026;

    private const int SessionsOfRelease = 10_000;

    // Half of them teach the rule. With fewer, its advantage is sometimes too small to be told from luck.
    private const int SessionsOfLearning = 100;

    private static int Sessions =>
        Environment.GetEnvironmentVariable("ATTACK_SESSIONS") is { Length: > 0 } number
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : Proofs.Number(commit: 30, night: 2_000);

    private static int SessionsOfLeak => Proofs.Number(commit: 16, night: 100);

    [Fact]
    public async Task Anon2_an_attacker_guesses_authors_no_better_than_chance()
    {
        var scores = await AttackAsync(new SessionLogs(), new Authors(), null, Sessions);

        Assert.DoesNotContain(scores, score => score.AtLeast > 0);
        if (Sessions >= SessionsOfRelease)
        {
            Assert.True(scores.Max(score => score.AtMost) <= MaxAdvantage, "Too much is possible.");
        }
    }

    [Fact]
    public Task Anon9_the_attacker_finds_elephants_in_the_order_of_their_authors() =>
        IsFoundInPourAsync(
            "order in the event",
            (poured, authorOf) =>
            {
                var ordered = poured.Elephants.OrderBy(authorOf).ToList();
                poured.Elephants.Clear();
                poured.Elephants.Add(ordered);
            }
        );

    [Fact]
    public Task Anon9_the_attacker_finds_ids_that_come_from_their_authors() =>
        IsFoundInPourAsync(
            "id",
            (poured, authorOf) => Each(poured, elephant => elephant.Elephant = authorOf(elephant) * 1_000_003ul)
        );

    [Fact]
    public async Task Anon9_the_attacker_finds_colors_that_come_from_their_authors()
    {
        var authors = new Authors();
        var leak = new LeakInPour(
            authors,
            (poured, authorOf) => Each(poured, elephant => elephant.Colour = 1 + (authorOf(elephant) % 6))
        );
        IsFound(await AttackAsync(new SessionLogs(), authors, leak, SessionsOfLearning), Attacker.Learned);
    }

    [Fact]
    public Task Anon9_the_attacker_finds_places_on_the_floor_that_come_from_their_authors() =>
        IsFoundInPourAsync(
            "x",
            (poured, authorOf) => Each(poured, elephant => elephant.X = 1_600 - (100 * (int)authorOf(elephant)))
        );

    [Fact]
    public async Task Anon9_the_attacker_finds_the_size_of_a_text_at_the_time_of_its_writing() =>
        IsFound(
            await AttackAsync(new SessionLogs(), new Authors(), new LeakInGreeting(), SessionsOfLeak),
            "length of the text against bytes for a new watcher after the write"
        );

    [Fact]
    public async Task Anon9_the_attacker_finds_rows_in_the_order_of_their_authors()
    {
        var authors = new Authors();
        var logs = new SessionLogs(commit => LeakInRows.Of(commit, authors));
        IsFound(await AttackAsync(logs, authors, null, SessionsOfLeak), "row of the text against row of the name");
    }

    [Fact]
    public async Task Anon9_the_attacker_finds_names_beside_elephants_in_a_file_that_was_left_behind()
    {
        var authors = new Authors();
        var logs = new SessionLogs(leftBehind: authors);
        IsFound(await AttackAsync(logs, authors, null, SessionsOfLeak), "nearest bytes in left-behind after the pour");
    }

    [Fact]
    public async Task Anon9_the_attacker_finds_private_images_in_files_that_were_not_tidied() =>
        IsFound(
            await AttackAsync(new SessionLogs(isTidied: false), new Authors(), null, SessionsOfLeak),
            "private images in the files after the pour, with the secret"
        );

    private static void Each(HatPoured poured, Action<PouredElephant> change)
    {
        foreach (var elephant in poured.Elephants)
        {
            change(elephant);
        }
    }

    private async Task IsFoundInPourAsync(string feature, Action<HatPoured, Func<PouredElephant, uint>> leak)
    {
        var authors = new Authors();
        var scores = await AttackAsync(new SessionLogs(), authors, new LeakInPour(authors, leak), SessionsOfLeak);
        IsFound(scores, feature + " against order of joining");
    }

    private static void IsFound(List<Score> scores, string guesser) =>
        Assert.Contains(
            scores,
            score => score.AtLeast > 0 && score.Guesser.StartsWith(guesser, StringComparison.Ordinal)
        );

    private async Task<List<Score>> AttackAsync(
        SessionLogs logs,
        Authors authors,
        IIncomingGrainCallFilter? leak,
        int sessions
    )
    {
        await using var simulator = await SessionSimulator.StartAsync(logs, authors, leak);
        var attacker = new Attacker();
        for (var seed = 0; seed < sessions; seed++)
        {
            attacker.Observe(await simulator.RunAsync(seed));
        }
        var scores = attacker.Scores();
        foreach (var score in scores.Take(3).Append(scores.Single(score => score.Guesser == Attacker.Learned)))
        {
            output.WriteLine(score.ToString());
        }
        return scores;
    }
}
