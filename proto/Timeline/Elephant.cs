using System.Collections.Immutable;
using ElephantBoard.V1;

namespace ElephantBoard.Timeline;

/// <summary>A note that someone had the courage to write.</summary>
public sealed record Elephant
{
    public required ulong Id { get; init; }
    public required WordingId Wording { get; init; }

    /// <summary>Sum of 1 (collaborate), 2 (innovate), 4 (close sales).</summary>
    public uint Hurts { get; init; }

    /// <summary>Whom it stands between.</summary>
    public Standing Between { get; init; } = Standing.Unspecified;

    /// <summary>X of its center in room units, 0…1600.</summary>
    public int X { get; init; }

    /// <summary>Y of its center in room units, 0…900.</summary>
    public int Y { get; init; }

    /// <summary>1…6.</summary>
    public uint Colour { get; init; }

    /// <summary>Participant who wrote it, once that is public. 0: unknown.</summary>
    public uint Author { get; init; }
    public Whereabouts Whereabouts { get; init; }
    public DecisionKind DecisionKind { get; init; }

    /// <summary>Wording of the latest decision.</summary>
    public WordingId Decision { get; init; }

    /// <summary>Number of returns.</summary>
    public uint Returns { get; init; }
    public bool Aside { get; init; }
    public bool Withdrawn { get; init; }
    public bool Erased { get; init; }

    /// <summary>Number of the pour in which it came out; 0: put down openly.</summary>
    public uint Pour { get; init; }

    /// <summary>Elephants with a higher layer cover those with a lower one. 0: not moved yet.</summary>
    public uint Layer { get; init; }

    /// <summary>Seconds for which it has been on the table, without the time since it was last put there.</summary>
    public uint Discussed { get; init; }

    /// <summary>Position in the stack: elephants with a greater value cover those with a smaller one. Those that were never moved are stacked
    /// by y.</summary>
    public (uint Layer, int Y, uint Pour, ulong Id) Stacking => (Layer, Layer == 0 ? Y : 0, Listing.Pour, Id);

    /// <summary>Position in every list: by pour, then by the random id. Those that were put down openly come last.</summary>
    public (uint Pour, ulong Id) Listing => (Pour == 0 ? uint.MaxValue : Pour, Id);

    /// <summary>Whether its wording may be sent to anyone.</summary>
    public bool IsShown => !Aside && !Withdrawn && !Erased;

    public bool IsOut => Whereabouts != Whereabouts.Unspecified;
}

/// <summary>Whom an elephant stands between, according to its author.</summary>
/// <param name="Departments">None, one (inside it) or two, ascending.</param>
public sealed record Standing(bool Everyone, ImmutableArray<uint> Departments)
{
    public static readonly Standing Unspecified = new(false, []);

    public static Standing From(Between? between) =>
        between is null || (!between.Everyone && between.Departments.Count == 0)
            ? Unspecified
            : new(between.Everyone, [.. between.Departments]);

    /// <summary>Null if it was not specified.</summary>
    public Between? ToBetween() =>
        !Everyone && Departments.IsEmpty ? null : new Between { Everyone = Everyone, Departments = { Departments } };

    public bool Equals(Standing? other) =>
        other is not null
        && Everyone == other.Everyone
        && Departments.AsSpan().SequenceEqual(other.Departments.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Everyone, Departments.Length);
}
