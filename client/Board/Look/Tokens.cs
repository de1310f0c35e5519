using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Look;

/// <summary>Reads the design tokens that page and desktop client share, from proto/look/tokens.json.</summary>
public static class Tokens
{
    private static readonly JsonElement All = Read();

    /// <summary>Ink of the text on every elephant, in every palette.</summary>
    public static Color ElephantInk { get; } = Color.Parse(All.GetProperty("elephant").GetProperty("ink").GetString()!);

    /// <summary>Body and ear of color n at n - 1.</summary>
    public static ImmutableArray<(Color Body, Color Ear)> ElephantColours { get; } =
    [
        .. All.GetProperty("elephant")
            .GetProperty("kinds")
            .EnumerateArray()
            .Select(kind => (ColourOf(kind, "body"), ColourOf(kind, "ear"))),
    ];

    /// <summary>Shape and color of department n at (n - 1) modulo the length.</summary>
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

    /// <summary>The middle of the door's threshold: where walks begin and end. Room units.</summary>
    public static Vector2 Door { get; } = Point("place", "door");

    /// <summary>The door's opening.</summary>
    public static Rect Doorway { get; } =
        Rect.FromEdges(
            Number("place", "doorway", "left"),
            Number("place", "doorway", "top"),
            Number("place", "doorway", "right"),
            Number("place", "doorway", "bottom")
        );

    /// <summary>The table's top.</summary>
    public static Rect Table { get; } = Around("place", "table");

    /// <summary>The foot of the hat before the first pour.</summary>
    public static Vector2 HatOnTable { get; } = Point("place", "hat_on_table");

    /// <summary>The foot of the hat after the first pour.</summary>
    public static Vector2 HatOnStool { get; } = Point("place", "hat_on_stool");

    /// <summary>The upper edge of what is shown of the room while elephants need the floor.</summary>
    public static float WorkTop { get; } = Number("work", "top");

    /// <summary>Where the wall ends while elephants need the floor.</summary>
    public static float WorkWall { get; } = Number("work", "wall");

    /// <summary>Position of the room's corner in the units of the small door, and its scale.</summary>
    public static Vector3 WorkDoor { get; } = Scaled("work", "door");

    /// <summary>The foot of the small hat, and its scale.</summary>
    public static Vector3 WorkHat { get; } = Scaled("work", "hat");

    /// <summary>Duration of a move that this seat made.</summary>
    public static TimeSpan MotionMine { get; } = TimeSpan.FromMilliseconds(Number("motion", "mine"));

    /// <summary>Duration of a move that others made.</summary>
    public static TimeSpan MotionOthers { get; } = TimeSpan.FromMilliseconds(Number("motion", "others"));

    /// <summary>Room units a second.</summary>
    public static float WalkSpeed { get; } = Number("motion", "walk");

    public static TimeSpan Fade { get; } = TimeSpan.FromMilliseconds(Number("motion", "fade"));

    /// <summary>Time from tipping the hat to the landing of the last elephant.</summary>
    public static TimeSpan Landing { get; } = TimeSpan.FromMilliseconds(Number("motion", "land"));

    /// <summary>Time from the pour to the first elephant that comes out of the hat.</summary>
    public static TimeSpan LandingFirst { get; } = TimeSpan.FromMilliseconds(Number("landing", "first_ms"));

    /// <summary>Time of the flight from the hat to the floor.</summary>
    public static TimeSpan LandingFlight { get; } = TimeSpan.FromMilliseconds(Number("landing", "flight_ms"));

    /// <summary>Maximum time between two elephants of a pour; less when they would not all land within <see cref="Landing"/>.</summary>
    public static TimeSpan LandingStep { get; } = TimeSpan.FromMilliseconds(Number("landing", "step_ms"));

    /// <summary>Height of a flight's control point above the middle between hat and place, in room units.</summary>
    public static float LandingArc { get; } = Number("landing", "arc");

    /// <summary>Height of the hat's mouth above its foot, in room units.</summary>
    public static float HatMouth { get; } = Number("landing", "mouth");

    /// <summary>Initial scale of an elephant that comes out of the hat.</summary>
    public static float LandingScale { get; } = Number("landing", "scale");

    /// <summary>Minimum duration of a walk.</summary>
    public static TimeSpan WalkLeast { get; } = TimeSpan.FromMilliseconds(Number("walk", "least_ms"));

    /// <summary>Control point of a walk's curve, from the door.</summary>
    public static Vector2 WalkBend { get; } = Point("walk", "bend");

    /// <summary>Distance that an arrow key moves an elephant, in room units.</summary>
    public static float Step { get; } = Number("steps", "move");

    /// <summary>The same with Shift.</summary>
    public static float LongStep { get; } = Number("steps", "move_shift");

    /// <summary>Time without an arrow key before the move is sent.</summary>
    public static TimeSpan StepRest { get; } = TimeSpan.FromMilliseconds(Number("steps", "move_rest_ms"));

    /// <summary>Nine places of the floor, room units: back left to front right.</summary>
    public static ImmutableArray<Vector2> Spots { get; } =
    [.. Numbers("spots", "y").SelectMany(y => Numbers("spots", "x").Select(x => new Vector2(x, y)))];

    /// <summary>From an elephant to another that is moved next to it; to the other side from <see cref="BesideTurnsAt"/> on.</summary>
    public static Vector2 Beside { get; } = new(Number("spots", "beside", "x"), Number("spots", "beside", "y"));

    /// <summary>Room units from the left.</summary>
    public static float BesideTurnsAt { get; } = Number("spots", "beside", "turns_at");

    /// <summary>Time in which a control whose meaning changed takes no press.</summary>
    public static TimeSpan PressRest { get; } = TimeSpan.FromMilliseconds(Number("press", "changed_ms"));

    /// <summary>Maximum number of wrinkles. An elephant has one for each return and each pour since its own.</summary>
    public static int MaxWrinkles { get; } = (int)Number("wrinkles", "most");

    internal static ImmutableDictionary<string, Color> Colours(string palette) =>
        All.GetProperty("colour")
            .GetProperty(palette)
            .EnumerateObject()
            .ToImmutableDictionary(colour => colour.Name, colour => Color.Parse(colour.Value.GetString()!));

    private static Color ColourOf(JsonElement kind, string name) => Color.Parse(kind.GetProperty(name).GetString()!);

    /// <param name="path">Names of the groups, then of the number.</param>
    private static float Number(params ReadOnlySpan<string> path)
    {
        var at = All;
        foreach (var name in path)
        {
            at = at.GetProperty(name);
        }

        return at.GetSingle();
    }

    private static IEnumerable<float> Numbers(string group, string name) =>
        All.GetProperty(group).GetProperty(name).EnumerateArray().Select(number => number.GetSingle());

    private static Vector2 Point(string group, string name) => new(Number(group, name, "x"), Number(group, name, "y"));

    private static Vector3 Scaled(string group, string name) => new(Point(group, name), Number(group, name, "scale"));

    private static Rect Around(string group, string name)
    {
        var size = new Vector2(Number(group, name, "width"), Number(group, name, "height"));
        return Rect.At(Point(group, name) - (size / 2), size);
    }

    private static JsonElement Read()
    {
        using var file = typeof(Tokens).Assembly.GetManifestResourceStream("look/tokens.json")!;
        using var json = JsonDocument.Parse(file);
        return json.RootElement.Clone();
    }
}
