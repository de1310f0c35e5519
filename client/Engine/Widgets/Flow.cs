using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Places controls beside each other and wraps them into lines.</summary>
public sealed class Flow(GameObject under)
{
    private const float Gap = 8;

    private readonly List<Widget> _controls = [];

    public GameObject GameObject => under;

    /// <summary>Whether lines are right-aligned.</summary>
    public bool IsAtEnd { get; set; }

    public Button Button(
        string label,
        Action press,
        ButtonKind kind = ButtonKind.Plain,
        string hint = "",
        Outline? icon = null
    )
    {
        var button = under
            .AddChild(label)
            .AddComponent(
                new Button
                {
                    Label = label,
                    Tooltip = hint,
                    Kind = kind,
                    Icon = icon,
                }
            );
        button.Pressing += press;
        _controls.Add(button);
        return button;
    }

    public Toggle Toggle(string label, Action switched, bool isOn = false)
    {
        var toggle = under.AddChild(label).AddComponent(new Toggle { Label = label, IsOn = isOn });
        toggle.Switched += switched;
        _controls.Add(toggle);
        return toggle;
    }

    /// <summary>Total width on one line.</summary>
    public float Width => Controls().Sum(control => ((IFits)control).FittingSize.X + Gap) - Gap;

    public float Lay(float width)
    {
        var lines = new List<List<Widget>>();
        var used = float.PositiveInfinity;
        foreach (var control in Controls())
        {
            var fit = ((IFits)control).FittingSize;
            control.Size = fit with { X = MathF.Min(fit.X, width) };
            if (used + Gap + control.Size.X > width)
            {
                lines.Add([]);
                used = -Gap;
            }

            lines[^1].Add(control);
            used += Gap + control.Size.X;
        }

        var y = 0f;
        foreach (var line in lines)
        {
            var wide = line.Sum(control => control.Size.X) + (Gap * (line.Count - 1));
            var x = IsAtEnd ? width - wide : 0;
            var high = line.Max(control => control.Size.Y);
            foreach (var control in line)
            {
                control.Transform.Position = new Vector2(x, y + ((high - control.Size.Y) / 2));
                x += control.Size.X + Gap;
            }

            y += high + Gap;
        }

        return MathF.Max(0, y - Gap);
    }

    private IEnumerable<Widget> Controls() => _controls.Where(control => control.GameObject.IsActiveSelf);
}
