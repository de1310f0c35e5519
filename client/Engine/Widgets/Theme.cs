using ElephantBoard.Engine.Painting;

namespace ElephantBoard.Engine.Widgets;

/// <summary>The look of widgets. Sizes are in units.</summary>
public sealed record Theme
{
    public static Theme Default { get; } = new();

    public Color Surface { get; init; } = Color.Parse("#FFFFFF");

    public Color Ink { get; init; } = Color.Parse("#1A1A1A");

    public Color SoftInk { get; init; } = Color.Parse("#555555");

    public Color Line { get; init; } = Color.Parse("#8A8A8A");

    public Color Accent { get; init; } = Color.Parse("#B45F00");

    public Color OnAccent { get; init; } = Color.Parse("#FFFFFF");

    public Color Selection { get; init; } = Color.Parse("#F2D7A8");

    /// <summary>Color of sunken surfaces: fields, tracks.</summary>
    public Color Sunken { get; init; } = Color.Parse("#F2F2F2");

    /// <summary>Color of decorative separators.</summary>
    public Color SoftLine { get; init; } = Color.Parse("#D8D8D8");

    public Color Danger { get; init; } = Color.Parse("#A63F26");

    public Color Good { get; init; } = Color.Parse("#3F6B2A");

    public Color Shadow { get; init; } = Color.Parse("#4A3312");

    public Color Veil { get; init; } = Color.Parse("#00000066");

    public float TextSize { get; init; } = 20;

    /// <summary>Font size of hints and counts.</summary>
    public float SmallTextSize => MathF.Max(14, TextSize * 0.85f);

    public float Radius { get; init; } = 12;

    public float Gap { get; init; } = 8;

    public Color Of(Tone tone) =>
        tone switch
        {
            Tone.Soft => SoftInk,
            Tone.Danger => Danger,
            Tone.Good => Good,
            _ => Ink,
        };

    /// <summary>Height of controls, large enough for a finger.</summary>
    public float ControlHeight { get; init; } = 44;

    public float FocusWidth { get; init; } = 3;
}
