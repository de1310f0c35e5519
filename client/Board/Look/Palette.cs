using System.Collections.Immutable;
using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Board.Look;

/// <summary>The colors of a theme. Elephants and departments have the same colors in all of them.</summary>
public sealed record Palette
{
    private readonly ImmutableDictionary<string, Color> _colours;

    internal Palette(string name, IEnumerable<KeyValuePair<string, Color>> colours)
    {
        Name = name;
        _colours = colours.ToImmutableDictionary(StringComparer.Ordinal);
    }

    public static Palette Light { get; } = new("light", Tokens.Colours("light"));

    public static Palette Dark { get; } = new("dark", Tokens.Colours("dark"));

    /// <summary>For low vision: black and white, with borders on everything.</summary>
    public static Palette HighContrast { get; } =
        new(
            "contrast",
            Tokens
                .Colours("light")
                .SetItems(
                    new Dictionary<string, Color>
                    {
                        ["wall"] = Color.White,
                        ["wall-low"] = Color.White,
                        ["floor"] = Color.White,
                        ["floor-low"] = Color.White,
                        ["plank"] = Color.Parse("#C8C8C8"),
                        ["surface"] = Color.White,
                        ["sunken"] = Color.White,
                        ["ink"] = Color.Black,
                        ["soft-ink"] = Color.Black,
                        ["line"] = Color.Black,
                        ["field-line"] = Color.Black,
                        ["accent"] = Color.Parse("#7A3E00"),
                        ["focus"] = Color.Parse("#0000C8"),
                        ["danger"] = Color.Parse("#8A0000"),
                        ["table"] = Color.White,
                        ["table-edge"] = Color.Black,
                        ["shadow"] = Color.Parse("#555555"),
                    }
                )
        );

    public string Name { get; }

    public bool IsHighContrast => this == HighContrast;

    public Color Wall => _colours["wall"];
    public Color WallLow => _colours["wall-low"];
    public Color Floor => _colours["floor"];
    public Color FloorLow => _colours["floor-low"];
    public Color Plank => _colours["plank"];
    public Color Surface => _colours["surface"];
    public Color Sunken => _colours["sunken"];
    public Color Ink => _colours["ink"];
    public Color SoftInk => _colours["soft-ink"];
    public Color Line => _colours["line"];
    public Color FieldLine => _colours["field-line"];
    public Color Accent => _colours["accent"];
    public Color Focus => _colours["focus"];
    public Color Danger => _colours["danger"];
    public Color Good => _colours["good"];
    public Color Table => _colours["table"];
    public Color TableEdge => _colours["table-edge"];
    public Color Wood => _colours["wood"];
    public Color WoodLight => _colours["wood-light"];
    public Color WoodDark => _colours["wood-dark"];
    public Color SkyHigh => _colours["sky-high"];
    public Color SkyLow => _colours["sky-low"];
    public Color Meadow => _colours["meadow"];
    public Color Sun => _colours["sun"];
    public Color Shadow => _colours["shadow"];
}
