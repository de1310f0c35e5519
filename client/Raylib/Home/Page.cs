using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Look;

namespace ElephantBoard.Desktop.Home;

/// <summary>One column of texts, fields and buttons in the middle of the window. What does not fit is scrolled.</summary>
internal sealed class Page : Behaviour
{
    private const float Widest = 640;
    private const float Margin = 32;
    private const float SmallText = 18;

    private Label _notice = null!;
    private Button _stop = null!;
    private ScrollView _scroll = null!;
    private Stack _column = null!;
    private float _arranged;

    private float Width => MathF.Max(200, MathF.Min(Widest, Scene.Screen.Size.X - (2 * Margin)));

    /// <summary>A page that is shown at once.</summary>
    public static Page Make(Scene scene, Palette palette)
    {
        var root = scene.Create("page");
        root.AddComponent<Layer>();
        root.AddComponent(new Appearance(palette));
        return root.AddComponent(new Page());
    }

    public void Title(string text) => Text(text, new TextStyle(32) { Bold = true });

    public void Heading(string text) => Text(text, new TextStyle(24) { Bold = true });

    public void Text(string text) => Text(text, new TextStyle(20));

    public void Hint(string text)
    {
        var label = Text(text, new TextStyle(SmallText));
        label.Tone = Tone.Soft;
    }

    /// <summary>Escape, which nothing on the page used. True: it was used now.</summary>
    public event Func<bool>? Escaped;

    /// <summary>What is asked is to be asked no more.</summary>
    public event Action? Stopped;

    /// <summary>Says at the head of the page what went wrong, or how it stands. Empty: nothing.</summary>
    /// <param name="isAsking">Whether something is asked that can be stopped.</param>
    public void Say(string text, Tone tone, bool isAsking = false)
    {
        (_notice.Text, _notice.Tone) = (text, tone);
        _notice.GameObject.SetActive(text.Length > 0);
        _stop.GameObject.SetActive(isAsking);
    }

    public TextField Field(string label, string text, Action submitted)
    {
        Text(label, new TextStyle(SmallText) { Bold = true });
        var field = Add(
            "field",
            new TextField { Label = label, Size = new Vector2(Width, Theme.Default.ControlHeight) }
        );
        field.Text = text;
        field.Submitted += submitted;
        return field;
    }

    public Button Press(string label, Action act, bool isMain = false)
    {
        var button = Add("button", new Button { Label = label, IsMain = isMain });
        button.Pressing += act;
        return button;
    }

    public ListBox Choose(string label, IReadOnlyList<string> items, int most)
    {
        Text(label, new TextStyle(SmallText) { Bold = true });
        var rows = Math.Clamp(items.Count, 1, most);
        return Add(
            "list",
            new ListBox
            {
                Label = label,
                Items = items,
                Size = new Vector2(Width, rows * Theme.Default.ControlHeight),
            }
        );
    }

    public void Space() => Add("space", new Gap(Margin / 2));

    protected override void Awake()
    {
        var view = GameObject.AddChild("view");
        _scroll = view.AddComponent(new ScrollView { Size = Scene.Screen.Size });
        _column = _scroll.Content.AddChild("column").AddComponent(new Stack { Gap = 10 });
        _notice = Text("", new TextStyle(20) { Bold = true });
        _stop = Press(Said.Of("desktop.stop_asking"), () => Stopped?.Invoke());
        Say("", Tone.Soft);
        Scene.Screen.Changed += Fit;
        Scene.Events.KeyLeft += Shortcut;
        Fit();
    }

    protected override void OnDestroy()
    {
        Scene.Screen.Changed -= Fit;
        Scene.Events.KeyLeft -= Shortcut;
    }

    private bool Shortcut(KeyEvent key) => key is { Key: Key.Escape, IsRepeat: false } && Escaped?.Invoke() == true;

    protected override void LateUpdate()
    {
        _column.Arrange();
        var height = _column.Size.Y + (2 * Margin);
        if (height != _arranged)
        {
            _arranged = height;
            _scroll.ContentHeight = height;
        }
    }

    private Label Text(string text, TextStyle style) =>
        Add(
            "text",
            new Label
            {
                Text = text,
                Style = style,
                Width = Width,
            }
        );

    private T Add<T>(string name, T component)
        where T : Component => _column.GameObject.AddChild(name).AddComponent(component);

    private void Fit()
    {
        _scroll.Size = Scene.Screen.Size;
        _column.Transform.Position = new Vector2(MathF.Max(Margin, (Scene.Screen.Size.X - Width) / 2), Margin);
        foreach (var label in _column.GameObject.GetComponentsInChildren<Label>())
        {
            label.Width = Width;
        }

        foreach (var field in _column.GameObject.GetComponentsInChildren<TextField>())
        {
            field.Size = field.Size with { X = Width };
        }

        foreach (var list in _column.GameObject.GetComponentsInChildren<ListBox>())
        {
            list.Size = list.Size with { X = Width };
        }
    }

    private sealed class Gap(float height) : Component, ISized
    {
        public Vector2 Size => new(0, height);
    }
}
