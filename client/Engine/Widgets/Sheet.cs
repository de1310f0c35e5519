using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;

namespace ElephantBoard.Engine.Widgets;

/// <summary>Stacks controls at a given width. It is laid out on request, and again when the width changes.</summary>
public sealed class Sheet(GameObject under)
{
    private readonly List<(GameObject Object, Func<float, float> Lay, float Gap)> _blocks = [];

    public GameObject GameObject => under;

    private Theme Theme => Themed.Of(under);

    public Label Text(string text, Tone tone = Tone.Ink, float size = 0, bool bold = false, float gap = 10)
    {
        var label = under.AddChild("text").AddComponent(new Label());
        label.Text = text;
        label.Tone = tone;
        label.Style = new TextStyle(size > 0 ? size : Theme.TextSize) { Bold = bold };
        Put(
            label.GameObject,
            width =>
            {
                label.Width = width;
                return label.Text.Length == 0 ? -gap : label.Size.Y;
            },
            gap
        );
        return label;
    }

    public Label Hint(string text, float gap = 10) => Text(text, Tone.Soft, Theme.SmallTextSize, gap: gap);

    public Label Heading(string text, float gap = 6) => Text(text, bold: true, gap: gap);

    public TextField Field(string label, int lines, int max = TextField.Longest, float gap = 6)
    {
        var field = under.AddChild("field").AddComponent(new TextField { Label = label });
        field.Editor = new TextEditor(lines > 1, max);
        var high = lines > 1 ? (lines * Theme.TextSize * 1.3f) + 20 : Theme.ControlHeight;
        return Add(field, _ => high, gap);
    }

    /// <summary>Adds a control as wide as the sheet.</summary>
    public T Add<T>(T control, Func<float, float> height, float gap = 10)
        where T : Widget
    {
        Put(
            control.GameObject,
            width =>
            {
                var high = height(width);
                control.Size = new Vector2(width, high);
                return high;
            },
            gap
        );
        return control;
    }

    /// <summary>Adds controls beside each other, wrapped into lines.</summary>
    public Flow Flow(float gap = 10)
    {
        var flow = new Flow(under.AddChild("flow"));
        Put(flow.GameObject, flow.Lay, gap);
        return flow;
    }

    /// <summary>Adds a group of controls that is shown and hidden together.</summary>
    public Sheet Part(float gap = 10)
    {
        var part = new Sheet(under.AddChild("part"));
        Put(part.GameObject, width => part._blocks.Count == 0 ? -gap : part.Lay(width), gap);
        return part;
    }

    public void Put(GameObject thing, Func<float, float> lay, float gap = 10) => _blocks.Add((thing, lay, gap));

    public void Clear()
    {
        foreach (var (thing, _, _) in _blocks)
        {
            thing.SetActive(false);
            thing.Destroy();
        }

        _blocks.Clear();
    }

    /// <returns>The total height.</returns>
    public float Lay(float width)
    {
        var y = 0f;
        var gap = 0f;
        foreach (var (thing, lay, after) in _blocks)
        {
            if (!thing.IsActiveSelf)
            {
                continue;
            }

            var high = lay(MathF.Max(40, width));
            if (high < 0)
            {
                // It is empty now.
                continue;
            }

            thing.Transform.Position = new Vector2(0, y);
            y += high + after;
            gap = after;
        }

        return MathF.Max(0, y - gap);
    }
}
