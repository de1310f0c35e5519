using System.Collections.Immutable;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>A sticky note that somebody had the courage to write.</summary>
public sealed record Elephant
{
    public required ulong Id { get; init; }
    public required WordingId Wording { get; init; }

    /// <summary>Sum of 1 (collaborate), 2 (innovate), 4 (close sales).</summary>
    public uint Hurts { get; init; }

    /// <summary>Whom it stands between.</summary>
    public Standing Between { get; init; } = Standing.Unsaid;

    /// <summary>Its middle, in room units: 0…1600.</summary>
    public int X { get; init; }

    /// <summary>Its middle, in room units: 0…900.</summary>
    public int Y { get; init; }

    /// <summary>1…6.</summary>
    public uint Colour { get; init; }

    /// <summary>Participant who wrote it, once all may know. 0: nobody knows.</summary>
    public uint Author { get; init; }
    public Whereabouts Whereabouts { get; init; }
    public DecisionKind DecisionKind { get; init; }

    /// <summary>Wording of what was decided last.</summary>
    public WordingId Decision { get; init; }

    /// <summary>How often it came back.</summary>
    public uint Returns { get; init; }
    public bool Aside { get; init; }
    public bool Withdrawn { get; init; }
    public bool Erased { get; init; }

    /// <summary>Number of the pour that it came with; 0: put down openly.</summary>
    public uint Pour { get; init; }

    /// <summary>Whether its wording may be sent to anybody.</summary>
    public bool IsShown => !Aside && !Withdrawn && !Erased;

    public bool IsOut => Whereabouts != Whereabouts.Unspecified;
}

/// <summary>Whom an elephant stands between, as its writer said.</summary>
/// <param name="Departments">None, one (inside it) or two, ascending.</param>
public sealed record Standing(bool Everyone, ImmutableArray<uint> Departments)
{
    public static readonly Standing Unsaid = new(false, []);

    public static Standing From(Between? between) =>
        between is null || (!between.Everyone && between.Departments.Count == 0)
            ? Unsaid
            : new(between.Everyone, [.. between.Departments]);

    /// <summary>Null when nothing was said.</summary>
    public Between? ToBetween() =>
        !Everyone && Departments.IsEmpty ? null : new Between { Everyone = Everyone, Departments = { Departments } };

    public bool Equals(Standing? other) =>
        other is not null
        && Everyone == other.Everyone
        && Departments.AsSpan().SequenceEqual(other.Departments.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Everyone, Departments.Length);
}
