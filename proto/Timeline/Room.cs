using System.Collections.Immutable;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Timeline;

/// <summary>What everybody in a room may see, at one place of its timeline. Immutable: holding one holds that place.</summary>
/// <remarks>Texts that people wrote are not in it, only the ids of their wordings.</remarks>
public sealed record Room
{
    /// <summary>A room before its first event.</summary>
    public static readonly Room Empty = new();

    /// <summary>Number of the last event applied.</summary>
    public uint Sequence { get; init; }

    /// <summary>16 bytes; part of every HMAC.</summary>
    public ByteString Id { get; init; } = ByteString.Empty;
    public string Name { get; init; } = "";
    public string Concern { get; init; } = "";
    public string Prompt { get; init; } = "";

    /// <summary>Department n is <c>Departments[n - 1]</c>.</summary>
    public ImmutableArray<string> Departments { get; init; } = [];
    public bool Anonymous { get; init; }
    public Plan Plan { get; init; }
    public Stage Stage { get; init; }

    /// <summary>The hat that is open.</summary>
    public ulong Round { get; init; }

    /// <summary>The latest question: open, or counted. Null before the first one and after a cancel. Never changed: an event puts
    /// another one here.</summary>
    public QuestionState? Question { get; init; }

    /// <summary>The question that is open; null: none.</summary>
    public QuestionState? OpenQuestion => Question is { Counted: false } ? Question : null;

    /// <summary>The rounds that have pockets: the hat's, and that of the open question.</summary>
    public IEnumerable<ulong> OpenRounds =>
        from round in new[] { Round, OpenQuestion?.Round ?? 0 }
        where round != 0
        select round;

    /// <summary>How many hats were poured.</summary>
    public uint Pours { get; init; }

    /// <summary>Time of the last event, ms since 1970.</summary>
    public long Time { get; init; }
    public ImmutableDictionary<uint, Participant> Participants { get; init; } =
        ImmutableDictionary<uint, Participant>.Empty;
    public ImmutableDictionary<ulong, Elephant> Elephants { get; init; } = ImmutableDictionary<ulong, Elephant>.Empty;
}
