using System.Globalization;
using System.Numerics;

namespace ElephantBoard.Tests.Desktop;

/// <summary>What a window says that it shows.</summary>
internal sealed record Described(IReadOnlyList<Described.Part> Parts)
{
    public static readonly Described Nothing = new([]);

    /// <summary>One widget or label.</summary>
    /// <param name="Origin">Of an elephant: its note's middle.</param>
    public sealed record Part(string Type, string Name, Drawn Area, Vector2 Origin, bool IsFocused, string Label)
    {
        /// <summary>The inner quarter: of an elephant, only its note.</summary>
        public Drawn Inside =>
            new(
                Origin.X - (Area.Width / 4),
                Origin.Y - (Area.Height / 4),
                Origin.X + (Area.Width / 4),
                Origin.Y + (Area.Height / 4)
            );
    }

    /// <summary>Reads a report. Places are in pixels of the screen.</summary>
    public static Described Read(string file)
    {
        if (!File.Exists(file))
        {
            return Nothing;
        }
        var lines = File.ReadAllLines(file);
        var window = lines[0].Split('\t').Select(float.Parse).ToArray();
        return new([.. lines.Skip(1).Select(line => PartOf(line, new(window[0], window[1])))]);
    }

    /// <summary>The size of the window's inside.</summary>
    public Drawn Screen => Parts.FirstOrDefault(part => part.Type == "Screen")?.Area ?? new(0, 0, 0, 0);

    public Part? Elephant(ulong elephant) => Parts.FirstOrDefault(part => part.Name == $"elephant/{elephant}");

    /// <summary>The first one whose text begins so; null: there is none.</summary>
    public Part? Find(string type, string label) =>
        Parts.FirstOrDefault(part => part.Type == type && part.Label.StartsWith(label, StringComparison.Ordinal));

    private static Part PartOf(string line, Vector2 window)
    {
        var fields = line.Split('\t');
        float At(int index) => float.Parse(fields[index], CultureInfo.InvariantCulture);
        return new(
            fields[0],
            fields[1],
            new(At(2) + window.X, At(3) + window.Y, At(4) + window.X, At(5) + window.Y),
            new Vector2(At(6), At(7)) + window,
            bool.Parse(fields[8]),
            fields[9]
        );
    }
}

/// <summary>What something covers, in pixels.</summary>
internal sealed record Drawn(float Left, float Top, float Right, float Bottom)
{
    public Vector2 Middle => new((Left + Right) / 2, (Top + Bottom) / 2);

    public float Width => Right - Left;

    public float Height => Bottom - Top;
}
