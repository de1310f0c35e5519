namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>What an attacker has of one session: who was there, what came out of the hat, and the files.</summary>
internal sealed class ObservedSession
{
    /// <summary>Those who wrote, one elephant each, in the order in which they joined.</summary>
    public required IReadOnlyList<Trace> Suspects { get; init; }

    /// <summary>The elephants of the pour, in ascending order of their ids.</summary>
    public required IReadOnlyList<Trace> Elephants { get; init; }

    public required Guid Room { get; init; }

    /// <summary>The data folder while the hat was full.</summary>
    public required StolenFiles Before { get; init; }

    /// <summary>The data folder after the pour.</summary>
    public required StolenFiles After { get; init; }

    /// <summary>The server's secret, which the attacker gets long after the pour.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>Index of the suspect who wrote each elephant. Only for the score.</summary>
    public required IReadOnlyList<int> AuthorOf { get; init; }
}

/// <summary>Everything that a session shows of one person or of one elephant, as numbers that can be compared.</summary>
internal sealed class Trace
{
    private readonly SortedDictionary<string, double> _features = new(StringComparer.Ordinal);

    /// <summary>Number of the participant, or id of the elephant.</summary>
    public ulong Id { get; init; }

    /// <summary>Bytes that stand for it in files.</summary>
    public List<byte[]> Marks { get; } = [];

    public IReadOnlyDictionary<string, double> Features => _features;

    public void Add(string feature, double value) => _features[feature] = value;
}
