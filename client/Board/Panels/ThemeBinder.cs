using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>Gives the widgets below its object the theme for personal use: smaller than on the shared screen, in the room's palette.</summary>
public sealed class ThemeBinder : Behaviour
{
    private Appearance? _appearance;
    private Themed? _themed;

    protected override void Awake()
    {
        _appearance = GameObject.GetComponentInParent<Appearance>();
        _themed = GameObject.AddComponent<Themed>();
        Follow();
    }

    protected override void OnEnable()
    {
        if (_appearance is not null)
        {
            _appearance.Changed += Follow;
        }

        Follow();
    }

    protected override void OnDisable()
    {
        if (_appearance is not null)
        {
            _appearance.Changed -= Follow;
        }
    }

    private void Follow()
    {
        var palette = _appearance?.Palette ?? Palette.Light;
        _themed!.Theme = new Theme
        {
            Surface = palette.Surface,
            Sunken = palette.Sunken,
            Ink = palette.Ink,
            SoftInk = palette.SoftInk,
            Line = palette.FieldLine,
            SoftLine = palette.Line,
            Accent = palette.Focus,
            OnAccent = palette.Surface,
            Danger = palette.Danger,
            Good = palette.Good,
            Selection = Engine.Painting.Color.Mix(palette.Surface, palette.Focus, 0.3f),
            Shadow = palette.Shadow,
            Veil = Engine.Painting.Color.Black.Faded(0.45f),
            TextSize = 16,
            ControlHeight = 40,
            Radius = 10,
            FocusWidth = palette.IsHighContrast ? 4 : 3,
        };
    }
}
