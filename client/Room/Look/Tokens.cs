using System.Collections.Immutable;
using System.Text.Json;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Showing.Look;

/// <summary>What page, desktop client and report look alike by: proto/look/tokens.json.</summary>
public static class Tokens
{
    private static readonly JsonElement All = Read();

    /// <summary>Ink of the text on every elephant, in every palette.</summary>
    public static Color ElephantInk { get; } = Color.Parse(All.GetProperty("elephant").GetProperty("ink").GetString()!);

    /// <summary>Body and ear of colour n at n - 1.</summary>
    public static ImmutableArray<(Color Body, Color Ear)> ElephantColours { get; } =
    [
        .. All.GetProperty("elephant")
            .GetProperty("kinds")
            .EnumerateArray()
            .Select(kind => (ColourOf(kind, "body"), ColourOf(kind, "ear"))),
    ];

    /// <summary>Shape and colour of department n at (n - 1) modulo the length.</summary>
    public static ImmutableArray<(string Shape, Color Colour)> Departments { get; } =
    [
        .. All.GetProperty("department")
            .GetProperty("kinds")
            .EnumerateArray()
            .Select(kind => (kind.GetProperty("shape").GetString()!, ColourOf(kind, "colour"))),
    ];

    /// <summary>What an elephant can hurt: its bit, the key of its word, its mark.</summary>
    public static ImmutableArray<(uint Bit, string Word, string Mark)> Hurts { get; } =
    [
        .. All.GetProperty("hurt")
            .EnumerateArray()
            .Select(hurt =>
                (
                    hurt.GetProperty("bit").GetUInt32(),
                    hurt.GetProperty("name").GetString()!,
                    hurt.GetProperty("mark").GetString()!
                )
            ),
    ];

    /// <summary>Room units.</summary>
    public static float FloorWidth { get; } = Number("floor", "width");

    /// <summary>Room units.</summary>
    public static float FloorHeight { get; } = Number("floor", "height");

    /// <summary>Where the wall ends and the floor begins, room units from the top.</summary>
    public static float WallHeight { get; } = Number("floor", "wall");

    /// <summary>For what this seat does.</summary>
    public static TimeSpan MotionMine { get; } = TimeSpan.FromMilliseconds(Number("motion", "mine"));

    /// <summary>For what others do.</summary>
    public static TimeSpan MotionOthers { get; } = TimeSpan.FromMilliseconds(Number("motion", "others"));

    /// <summary>Room units a second.</summary>
    public static float WalkSpeed { get; } = Number("motion", "walk");

    public static TimeSpan Fade { get; } = TimeSpan.FromMilliseconds(Number("motion", "fade"));

    /// <summary>From the hat's tip to the last elephant's landing.</summary>
    public static TimeSpan Landing { get; } = TimeSpan.FromMilliseconds(Number("motion", "land"));

    internal static ImmutableDictionary<string, Color> Colours(string palette) =>
        All.GetProperty("colour")
            .GetProperty(palette)
            .EnumerateObject()
            .ToImmutableDictionary(colour => colour.Name, colour => Color.Parse(colour.Value.GetString()!));

    private static Color ColourOf(JsonElement kind, string name) => Color.Parse(kind.GetProperty(name).GetString()!);

    private static float Number(string group, string name) => All.GetProperty(group).GetProperty(name).GetSingle();

    private static JsonElement Read()
    {
        using var file = typeof(Tokens).Assembly.GetManifestResourceStream("look/tokens.json")!;
        using var json = JsonDocument.Parse(file);
        return json.RootElement.Clone();
    }
}
