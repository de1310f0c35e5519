using System.Numerics;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Showing.Look;

namespace ElephantBoard.Desktop.Home;

/// <summary>A card with one column of texts, fields, and buttons, beside the elephant if the window is wide enough. Content that does
/// not fit scrolls.</summary>
internal sealed class Page : Behaviour
{
    private const float Widest = 600;
    private const float Margin = 20;
    private const float Inset = 24;
    private const float SmallText = 17;
    private const float PairGap = 16;

    // Minimum width with space for the elephant.
    private const float TwoColumns = 1000;

    private Greeting _greeting = null!;
    private Card _card = null!;
    private Label _notice = null!;
    private Button _stop = null!;
    private ScrollView _scroll = null!;
    private Stack _column = null!;
    private readonly List<(Label Label, TextField Field)> _halves = [];
    private Label? _banner;
    private float _arranged;
    private IDictionary<string, string> _typed = new Dictionary<string, string>();

    /// <summary>Fires on Escape if nothing on the page handled it. Returns true if handled.</summary>
    public event Func<bool>? Escaped;

    /// <summary>Fires when the request was canceled.</summary>
    public event Action? Stopped;

    private float Left => Scene.Screen.Size.X >= TwoColumns ? MathF.Round(Scene.Screen.Size.X * 0.42f) : 0;

    private float Wide => Scene.Screen.Size.X - Left;

    private float Width => MathF.Max(200, MathF.Min(Widest, Wide - (2 * (Margin + Inset))));

    private float HalfWidth => (Width - PairGap) / 2;

    /// <summary>Creates a page and shows it.</summary>
    /// <param name="typed">Earlier input by the labels of the fields, which start with it.</param>
    public static Page Make(Scene scene, Palette palette, IDictionary<string, string> typed)
    {
        var root = scene.Create("page");
        root.AddComponent<Layer>();
        root.AddComponent(new Appearance(palette));
        return root.AddComponent(new Page { _typed = typed });
    }

    public void Title(string text) => Text(text, new TextStyle(31) { Bold = true });

    public void Heading(string text) => Text(text, new TextStyle(22) { Bold = true });

    public void Text(string text) => Text(text, new TextStyle(20));

    public void Hint(string text) => Text(text, new TextStyle(SmallText)).Tone = Tone.Soft;

    /// <summary>Shows an error or a status at the top of the page; empty clears it.</summary>
    /// <param name="isAsking">Whether a request is running that can be canceled.</param>
    public void Say(string text, Tone tone, bool isAsking = false)
    {
        (_notice.Text, _notice.Tone) = (text, tone);
        _notice.GameObject.SetActive(text.Length > 0);
        _stop.GameObject.SetActive(isAsking);
        if (text.Length > 0)
        {
            _scroll.ScrollTo(0);
        }
    }

    /// <summary>Shows the elephant's text if there is no space for the elephant.</summary>
    public void Banner(string text)
    {
        _banner = Text(text, new TextStyle(26) { Bold = true });
        Fit();
    }

    public TextField Field(string label, string text, Action submitted) =>
        Field(_column, label, text, submitted, Width);

    /// <summary>Adds two fields beside each other.</summary>
    public (TextField First, TextField Second) Fields(
        (string Label, string Text) first,
        (string Label, string Text) second,
        Action submitted
    )
    {
        var pair = Add("pair", new Stack { Horizontal = true, Gap = PairGap });
        return (Half(first), Half(second));

        TextField Half((string Label, string Text) half)
        {
            var column = pair.GameObject.AddChild("half").AddComponent(new Stack { Gap = 9 });
            var field = Field(column, half.Label, half.Text, submitted, HalfWidth);
            _halves.Add((column.GameObject.GetComponentsInChildren<Label>().First(), field));
            return field;
        }
    }

    public Button Press(string label, Action act, bool isMain = false) => Press(_column, label, act, isMain);

    /// <summary>Adds buttons on one line.</summary>
    public IReadOnlyList<Button> Line(params ReadOnlySpan<(string Label, Action Act, bool IsMain)> presses)
    {
        var line = Add("line", new Stack { Horizontal = true, Gap = 10 });
        var buttons = new List<Button>();
        foreach (var (label, act, isMain) in presses)
        {
            buttons.Add(Press(line, label, act, isMain));
        }

        return buttons;
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

    public void Space() => Add("space", new Gap(10));

    protected override void Awake()
    {
        _greeting = GameObject
            .AddChild("greeting")
            .AddComponent(new Greeting(Said.Of("home.title"), Said.Of("home.lead")));
        _scroll = GameObject.AddChild("view").AddComponent(new ScrollView { Size = Scene.Screen.Size });
        _card = _scroll.Content.AddChild("card").AddComponent(new Card());
        _column = _scroll.Content.AddChild("column").AddComponent(new Stack { Gap = 9 });
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

    protected override void LateUpdate()
    {
        // The content is laid out first, because the column needs its size.
        foreach (var stack in _column.GameObject.GetComponentsInChildren<Stack>().Reverse())
        {
            stack.Arrange();
        }

        if (_column.Size.Y != _arranged)
        {
            _arranged = _column.Size.Y;
            Place();
        }
    }

    private bool Shortcut(KeyEvent key) => key is { Key: Key.Escape, IsRepeat: false } && Escaped?.Invoke() == true;

    private static Button Press(Stack stack, string label, Action act, bool isMain)
    {
        var button = stack.GameObject.AddChild("button").AddComponent(new Button { Label = label, IsMain = isMain });
        button.Pressing += act;
        return button;
    }

    private TextField Field(Stack stack, string label, string text, Action submitted, float width)
    {
        stack
            .GameObject.AddChild("text")
            .AddComponent(
                new Label
                {
                    Text = label,
                    Style = new TextStyle(SmallText) { Bold = true, MaxLines = 1 },
                    Width = width,
                }
            );
        var field = stack
            .GameObject.AddChild("field")
            .AddComponent(new TextField { Label = label, Size = new Vector2(width, Theme.Default.ControlHeight) });
        field.Text = _typed.TryGetValue(label, out var typed) ? typed : text;
        field.Changed += () => _typed[label] = field.Text;
        field.Submitted += submitted;
        return field;
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
        var screen = Scene.Screen.Size;
        _greeting.Size = new Vector2(Left, screen.Y);
        _scroll.Transform.Position = new Vector2(Left, 0);
        _scroll.Size = new Vector2(Wide, screen.Y);
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

        foreach (var (label, field) in _halves)
        {
            (label.Width, field.Size) = (HalfWidth, field.Size with { X = HalfWidth });
        }

        _banner?.GameObject.SetActive(Left == 0);
        Place();
    }

    /// <summary>Centers it if it fits.</summary>
    private void Place()
    {
        var card = new Vector2(Width, _arranged) + new Vector2(2 * Inset);
        var at = new Vector2((Wide - card.X) / 2, MathF.Max(Margin, (Scene.Screen.Size.Y - card.Y) / 2));
        at = new Vector2(MathF.Round(at.X), MathF.Round(at.Y));
        _card.Transform.Position = at;
        _card.Size = card;
        _column.Transform.Position = at + new Vector2(Inset);
        _scroll.ContentHeight = card.Y + (2 * Margin);
    }

    private sealed class Gap(float height) : Component, ISized
    {
        public Vector2 Size => new(0, height);
    }
}
