using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Sets the theme of all descendant widgets.</summary>
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

    /// <summary>Returns the theme of an object.</summary>
    public static Theme Of(GameObject gameObject) => gameObject.GetComponentInParent<Themed>()?.Theme ?? Theme.Default;
}
