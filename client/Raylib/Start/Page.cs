using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Raylib.App;

namespace ElephantBoard.Raylib.Start;

/// <summary>A card with one column of texts, fields, and buttons, beside the elephant if the window is wide enough. Content that does
/// not fit scrolls.</summary>
internal sealed class Page : Behaviour
{
    private const float Widest = 600;
    private const float Margin = 20;
    private const float Inset = 24;
    private const float SmallText = 17;
    private const float Gap = 9;
    private const float PairGap = 16;

    // Minimum width with space for the elephant.
    private const float TwoColumns = 1000;

    private Greeting _greeting = null!;
    private Card _card = null!;
    private Label _notice = null!;
    private GameObject _stop = null!;
    private ScrollView _scroll = null!;
    private Sheet _column = null!;
    private Label? _banner;
    private float _height;
    private bool _isLaidOut;
    private IDictionary<string, string> _typed = new Dictionary<string, string>();

    /// <summary>Fires on Escape if nothing on the page handled it. Returns true if handled.</summary>
    public event Func<bool>? Escaped;

    /// <summary>Fires when the request was canceled.</summary>
    public event Action? Stopped;

    private float Left => Scene.Screen.Size.X >= TwoColumns ? MathF.Round(Scene.Screen.Size.X * 0.42f) : 0;

    private float Wide => Scene.Screen.Size.X - Left;

    private float Width => MathF.Max(200, MathF.Min(Widest, Wide - (2 * (Margin + Inset))));

    /// <summary>Creates a page and shows it.</summary>
    /// <param name="typed">Earlier input by the labels of the fields, which start with it.</param>
    public static Page Make(Scene scene, Palette palette, IDictionary<string, string> typed)
    {
        var root = scene.Create("page");
        root.AddComponent<Layer>();
        root.AddComponent(new Appearance(palette));
        return root.AddComponent(new Page { _typed = typed });
    }

    public void Title(string text) => Put(text, 31, bold: true);

    public void Heading(string text) => Put(text, 22, bold: true);

    public void Text(string text) => Put(text, 20);

    public void Hint(string text) => Put(text, SmallText, Tone.Soft);

    /// <summary>Shows an error or a status at the top of the page; empty clears it.</summary>
    /// <param name="isAsking">Whether a request is running that can be canceled.</param>
    public void Say(string text, Tone tone, bool isAsking = false)
    {
        (_notice.Text, _notice.Tone) = (text, tone);
        _notice.GameObject.SetActive(text.Length > 0);
        _stop.SetActive(isAsking);
        InvalidateLayout();
        if (text.Length > 0)
        {
            _scroll.ScrollTo(0);
        }
    }

    /// <summary>Shows the elephant's text if there is no space for the elephant.</summary>
    public void Banner(string text)
    {
        _banner = Put(text, 26, bold: true);
        Fit();
    }

    public TextField Field(string label, string text, Action submitted) => Field(_column, label, text, submitted);

    /// <summary>Adds two fields beside each other.</summary>
    public (TextField First, TextField Second) Fields(
        (string Label, string Text) first,
        (string Label, string Text) second,
        Action submitted
    )
    {
        var pair = _column.GameObject.AddChild("pair");
        var (left, right) = (new Sheet(pair.AddChild("half")), new Sheet(pair.AddChild("half")));
        _column.Put(
            pair,
            width =>
            {
                var half = (width - PairGap) / 2;
                right.GameObject.Transform.Position = new Vector2(half + PairGap, 0);
                return MathF.Max(left.Lay(half), right.Lay(half));
            },
            Gap
        );
        return (Field(left, first.Label, first.Text, submitted), Field(right, second.Label, second.Text, submitted));
    }

    public Button Press(string label, Action act, bool isMain = false) => Line((label, act, isMain))[0];

    /// <summary>Adds buttons on one line.</summary>
    public IReadOnlyList<Button> Line(params ReadOnlySpan<(string Label, Action Act, bool IsMain)> presses)
    {
        var line = _column.Flow(Gap);
        var buttons = new List<Button>();
        foreach (var (label, act, isMain) in presses)
        {
            buttons.Add(line.Button(label, act, isMain ? ButtonKind.Main : ButtonKind.Plain));
        }

        InvalidateLayout();
        return buttons;
    }

    /// <summary>A list of texts. The first one is current.</summary>
    /// <param name="max">Lines in view at most.</param>
    /// <param name="chosen">Called with the place of the text that was chosen by Enter or by a double click.</param>
    public RowList Choose(string label, IReadOnlyList<string> items, int max, Action<int> chosen)
    {
        Put(label, SmallText, bold: true);
        var height = Math.Clamp(items.Count, 1, max) * Theme.Default.ControlHeight;
        var list = _column.GameObject.AddChild("list").AddComponent(new RowList { Label = label });
        _column.Add(list, _ => height, Gap);
        list.Rows = [.. items.Select((text, index) => new TextRow(index, text))];
        list.Step(1);
        list.Chosen += (row, clicks) =>
        {
            if (clicks == 2)
            {
                chosen(((TextRow)row).Index);
            }
        };
        InvalidateLayout();
        return list;
    }

    public void Space() => _column.Put(_column.GameObject.AddChild("space"), _ => 10, Gap);

    /// <summary>Lays the page out again before the next frame: after a label became longer or shorter.</summary>
    public void InvalidateLayout() => _isLaidOut = false;

    protected override void Awake()
    {
        _greeting = GameObject
            .AddChild("greeting")
            .AddComponent(new Greeting(Messages.Of("home.title"), Messages.Of("home.lead")));
        _scroll = GameObject.AddChild("view").AddComponent(new ScrollView { Size = Scene.Screen.Size });
        _card = _scroll.Content.AddChild("card").AddComponent(new Card());
        _column = new Sheet(_scroll.Content.AddChild("column"));
        _notice = Put("", 20, bold: true);
        _stop = Press(Messages.Of("desktop.stop_asking"), () => Stopped?.Invoke()).Transform.Parent!.GameObject;
        Say("", Tone.Soft);
        Scene.Screen.Changed += Fit;
        Scene.Events.UnhandledKey += Shortcut;
        Fit();
    }

    protected override void OnDestroy()
    {
        Scene.Screen.Changed -= Fit;
        Scene.Events.UnhandledKey -= Shortcut;
    }

    protected override void LateUpdate()
    {
        if (!_isLaidOut)
        {
            _isLaidOut = true;
            _height = _column.Lay(Width);
            Place();
        }
    }

    private bool Shortcut(KeyEvent key) => key is { Key: Key.Escape, IsRepeat: false } && Escaped?.Invoke() == true;

    private TextField Field(Sheet sheet, string label, string text, Action submitted)
    {
        sheet.Text(label, size: SmallText, bold: true, gap: Gap);
        var field = sheet.Field(label, lines: 1, gap: Gap);
        field.Text = _typed.TryGetValue(label, out var typed) ? typed : text;
        field.Changed += () => _typed[label] = field.Text;
        field.Submitted += submitted;
        InvalidateLayout();
        return field;
    }

    private Label Put(string text, float size, Tone tone = Tone.Ink, bool bold = false)
    {
        InvalidateLayout();
        return _column.Text(text, tone, size, bold, Gap);
    }

    private void Fit()
    {
        var screen = Scene.Screen.Size;
        _greeting.Size = new Vector2(Left, screen.Y);
        _scroll.Transform.Position = new Vector2(Left, 0);
        _scroll.Size = new Vector2(Wide, screen.Y);
        _banner?.GameObject.SetActive(Left == 0);
        InvalidateLayout();
    }

    /// <summary>Centers it if it fits.</summary>
    private void Place()
    {
        var card = new Vector2(Width, _height) + new Vector2(2 * Inset);
        var at = new Vector2((Wide - card.X) / 2, MathF.Max(Margin, (Scene.Screen.Size.Y - card.Y) / 2));
        at = new Vector2(MathF.Round(at.X), MathF.Round(at.Y));
        _card.Transform.Position = at;
        _card.Size = card;
        _column.GameObject.Transform.Position = at + new Vector2(Inset);
        _scroll.ContentHeight = card.Y + (2 * Margin);
    }
}
