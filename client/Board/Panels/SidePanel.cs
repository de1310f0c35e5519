using System.Globalization;
using System.Numerics;
using ElephantBoard.Board.Tools;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;

namespace ElephantBoard.Board.Panels;

/// <summary>The panel at the right side: list, Mine, people.</summary>
internal sealed class SidePanel
{
    public const float Width = 360;

    private const float TabsHeight = 48;

    private readonly CommandContext _context;
    private readonly Surface _surface;
    private readonly Tabs _tabs;
    private readonly Button _close;
    private readonly List<PanelTab> _order = [];

    public SidePanel(GameObject above, CommandContext context, ToolBox tools)
    {
        _context = context;
        var say = context.Sentences;
        _surface = above.AddChild("panel").AddComponent(new Surface());
        _tabs = _surface.GameObject.AddChild("tabs").AddComponent(new Tabs { Label = say["room.places"] });
        _close = _surface.GameObject.AddChild("close").AddComponent(new Button { Label = say["panel.panel"] });
        (_close.Kind, _close.Icon, _close.ShowsIconOnly, _close.Tooltip) = (
            ButtonKind.Quiet,
            Icons.Cross,
            true,
            say["panel.panel"]
        );
        _close.Pressing += () => Closing?.Invoke();
        List = new ListTab(_surface.GameObject.AddChild("list"), context, tools);
        _order.Add(PanelTab.List);
        if (context.CanWrite)
        {
            Mine = new MineTab(_surface.GameObject.AddChild("mine"), context);
            Mine.GameObject.SetActive(false);
            Mine.Form.Text.Pasting = text => Pasting.PasteInto(context, text, () => Mine.Form.Text.Type(text));
            _order.Add(PanelTab.Mine);
        }

        People = new PeopleTab(_surface.GameObject.AddChild("people"), context);
        People.GameObject.SetActive(false);
        _order.Add(PanelTab.People);
        _tabs.Chosen += () => Show(_order[_tabs.Selected]);
    }

    /// <summary>Fires when closing was requested.</summary>
    public event Action? Closing;

    public ListTab List { get; }

    /// <summary>Null for observers.</summary>
    public MineTab? Mine { get; }

    public PeopleTab People { get; }

    public PanelTab Shown { get; private set; } = PanelTab.List;

    public bool IsOpen
    {
        get => _surface.GameObject.IsActiveSelf;
        set => _surface.GameObject.SetActive(value);
    }

    public Widget First => _tabs;

    public bool HasFocus => _surface.Scene.Events.Focused?.GameObject.GetComponentInParent<Surface>() == _surface;

    public void Show(PanelTab tab)
    {
        if (!_order.Contains(tab))
        {
            return;
        }

        Shown = tab;
        _tabs.Selected = _order.IndexOf(tab);
        List.GameObject.SetActive(tab == PanelTab.List);
        Mine?.GameObject.SetActive(tab == PanelTab.Mine);
        People.GameObject.SetActive(tab == PanelTab.People);
        Follow();
    }

    public void Follow()
    {
        List.Follow();
        Mine?.Follow();
        People.Follow();
        _tabs.Items =
        [
            .. _order.Select(tab => (_context.Sentences[$"room.{Board.Words.RoomWords.Key(tab)}"], CountOf(tab))),
        ];
    }

    public void Lay(Rect area)
    {
        _surface.Transform.Position = area.Position;
        _surface.Size = area.Size;
        _tabs.Size = new Vector2(area.Width - 48, TabsHeight);
        _close.Size = new Vector2(36);
        _close.Transform.Position = new Vector2(area.Width - 42, 6);
        var inside = Vector2.Max(Vector2.Zero, area.Size - new Vector2(0, TabsHeight));
        var corner = new Vector2(0, TabsHeight);
        foreach (var tab in new[] { List.GameObject, Mine?.GameObject, People.GameObject })
        {
            if (tab is not null)
            {
                tab.Transform.Position = corner;
            }
        }

        List.Lay(inside);
        Mine?.Lay(inside);
        People.Lay(inside);
    }

    private string CountOf(PanelTab tab)
    {
        var count = tab switch
        {
            PanelTab.List => List.Count,
            PanelTab.Mine => Mine?.Count ?? 0,
            _ => People.Count,
        };
        return count == 0 ? "" : count.ToString(CultureInfo.CurrentCulture);
    }
}
