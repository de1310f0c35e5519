using System.Collections.Immutable;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>The public state of a room at one place of its timeline. Immutable.</summary>
/// <remarks>It contains no texts, only the ids of their wordings.</remarks>
public sealed record Room
{
    /// <summary>A room before its first event.</summary>
    public static readonly Room Empty = new();

    /// <summary>Sequence number of the last applied event.</summary>
    public uint Sequence { get; init; }

    /// <summary>16 bytes; input of every HMAC.</summary>
    public ByteString Id { get; init; } = ByteString.Empty;
    public string Name { get; init; } = "";
    public string Concern { get; init; } = "";
    public string Prompt { get; init; } = "";

    /// <summary>Department n is <c>Departments[n - 1]</c>.</summary>
    public ImmutableArray<string> Departments { get; init; } = [];
    public bool Anonymous { get; init; }
    public Plan Plan { get; init; }
    public Stage Stage { get; init; }

    /// <summary>Whether it is closed to newcomers.</summary>
    public bool Locked { get; init; }

    /// <summary>The round of the open hat.</summary>
    public ulong Round { get; init; }

    /// <summary>The latest question: open, or counted. Null before the first one and after a cancel. The message is never changed; events
    /// replace it.</summary>
    public QuestionState? Question { get; init; }

    /// <summary>The open question, or null.</summary>
    public QuestionState? OpenQuestion => Question is { Counted: false } ? Question : null;

    /// <summary>The rounds with pockets: the hat's, and that of the open question.</summary>
    public IEnumerable<ulong> OpenRounds =>
        from round in new[] { Round, OpenQuestion?.Round ?? 0 }
        where round != 0
        select round;

    /// <summary>Number of poured hats.</summary>
    public uint Pours { get; init; }

    /// <summary>Time of the last event, in ms since 1970-01-01 UTC.</summary>
    public long Time { get; init; }
    public ImmutableDictionary<uint, Participant> Participants { get; init; } =
        ImmutableDictionary<uint, Participant>.Empty;
    public ImmutableDictionary<ulong, Elephant> Elephants { get; init; } = ImmutableDictionary<ulong, Elephant>.Empty;

    /// <summary>Highest layer of the elephants; 0 if none was moved.</summary>
    public uint TopLayer { get; init; }
}
