using System.Text.Json;
using System.Text.Json.Serialization;
using ElephantBoard.Board.Look;
using ElephantBoard.Link;
using ElephantBoard.Link.Seats;
using ElephantBoard.Raylib.Windowing;

namespace ElephantBoard.Raylib.App;

/// <summary>The settings of this program.</summary>
public sealed record Settings
{
    private const float MinScale = 0.5f;
    private const float MaxScale = 4;

    public Look Look { get; init; }

    public bool ReducedMotion { get; init; }

    /// <summary>Pixels per unit; null for the system's setting.</summary>
    public float? Scale { get; init; }

    /// <summary>Position of the window when it was last closed, or null.</summary>
    public WindowPlace? Place { get; init; }

    [JsonIgnore]
    public Palette Palette =>
        Look switch
        {
            Look.Dark => Palette.Dark,
            Look.Contrast => Palette.HighContrast,
            _ => Palette.Light,
        };

    /// <summary>Returns the settings with the next theme: light, dark, contrast, and again.</summary>
    public Settings NextLook() => this with { Look = (Look)(((int)Look + 1) % 3) };

    /// <summary>Returns the settings with a palette.</summary>
    public Settings In(Palette palette) =>
        this with
        {
            Look =
                palette == Palette.Dark ? Look.Dark
                : palette.IsHighContrast ? Look.Contrast
                : Look.Light,
        };

    public static bool IsScale(float scale) => scale is >= MinScale and <= MaxScale;

    /// <summary>Reads the settings, or the defaults if there is no file.</summary>
    /// <param name="trouble">A message if the file could not be read and was moved aside.</param>
    public static Settings Read(string path, out LocalizedMessage? trouble)
    {
        trouble = null;
        if (!File.Exists(path))
        {
            return new();
        }

        try
        {
            var read = JsonSerializer.Deserialize(File.ReadAllBytes(path), SettingsJsonContext.Default.Settings);
            if (
                read is not null
                && Enum.IsDefined(read.Look)
                && (read.Scale is not { } scale || IsScale(scale))
                && read.Place is null or { Width: > 0, Height: > 0 }
            )
            {
                return read;
            }
        }
        catch (JsonException)
        {
            // The file is treated like another program's.
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            trouble = LocalizedMessage.Of("desktop.settings_unreadable", ("file", path), ("why", why.Message));
            return new();
        }

        try
        {
            trouble = LocalizedMessage.Of("desktop.settings_damaged", ("file", CorruptFiles.Quarantine(path)));
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            trouble = LocalizedMessage.Of("desktop.settings_unreadable", ("file", path), ("why", why.Message));
        }

        return new();
    }

    public void Write(string path) =>
        OwnerOnlyFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, SettingsJsonContext.Default.Settings));
}

public enum Look
{
    Light,
    Dark,
    Contrast,
}

[JsonSerializable(typeof(Settings))]
[JsonSourceGenerationOptions(
    WriteIndented = true,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase
)]
internal sealed partial class SettingsJsonContext : JsonSerializerContext;
