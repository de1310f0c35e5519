using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Look;

/// <summary>Provides the palette for everything below its object, and the widgets' theme that follows it.</summary>
public sealed class Appearance(Palette palette) : Behaviour
{
    private Themed? _themed;

    /// <summary>Fires when the palette changed, so that renderers draw again.</summary>
    public event Action? Changed;

    public Palette Palette
    {
        get => palette;
        set
        {
            if (palette != value)
            {
                palette = value;
                ApplyTheme();
                Changed?.Invoke();
            }
        }
    }

    /// <summary>Returns the palette of an object.</summary>
    public static Palette Of(GameObject gameObject) =>
        gameObject.GetComponentInParent<Appearance>()?.Palette ?? Palette.Light;

    protected override void Awake()
    {
        _themed = GameObject.AddComponent<Themed>();
        ApplyTheme();
    }

    private void ApplyTheme()
    {
        if (_themed is { } themed)
        {
            themed.Theme = new Theme
            {
                Surface = palette.Surface,
                Sunken = palette.Sunken,
                Ink = palette.Ink,
                SoftInk = palette.SoftInk,
                Line = palette.FieldLine,
                SoftLine = palette.Line,
                Danger = palette.Danger,
                Good = palette.Good,
                Shadow = palette.Shadow,
                Accent = palette.Focus,
                OnAccent = palette.Surface,
                Selection = palette.Sunken,
                Veil = palette.Shadow.Faded(0.4f),
            };
        }
    }
}
