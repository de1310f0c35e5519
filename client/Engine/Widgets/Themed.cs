using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Gives a theme to all widgets below its object.</summary>
public sealed class Themed : Behaviour
{
    private Theme _theme = Theme.Default;

    public Theme Theme
    {
        get => _theme;
        set
        {
            _theme = value;
            if (IsAlive)
            {
                foreach (var renderer in GameObject.GetComponentsInChildren<Renderer>())
                {
                    renderer.Invalidate();
                }
            }
        }
    }

    /// <summary>The theme that holds for an object.</summary>
    public static Theme Of(GameObject gameObject) => gameObject.GetComponentInParent<Themed>()?.Theme ?? Theme.Default;
}
