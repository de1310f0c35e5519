using System.Globalization;
using System.Numerics;
using ElephantBoard.Board.Tools;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The tab List: every elephant with its decision, and the search field.</summary>
internal sealed class ListTab
{
    /// <summary>Number of rows above which all have one height, because measuring each text would take too long.</summary>
    private const int Many = 400;

    private readonly CommandContext _context;
    private readonly ToolBox _tools;
    private readonly RowList _list;
    private readonly Label _count;
    private readonly Button _next;
    private readonly Button _before;
    private Vector2 _size;
    private bool _areMany;
    private (Room Room, object Wordings, string Sought)? _shown;

    public ListTab(GameObject under, CommandContext context, ToolBox tools)
    {
        (_context, _tools, GameObject) = (context, tools, under);
        var say = context.Sentences;
        Search = under.AddChild("search").AddComponent(new TextField());
        (Search.Label, Search.Placeholder, Search.Tooltip) = (
            say["list.search"],
            say["list.search"],
            say["panel.search_hint"]
        );
        Search.Changed += Follow;
        Search.Submitted += () => Step(1);
        Search.KeyFirst = Press;
        _before = Arrow(Icons.Up, "panel.found_before", -1);
        _next = Arrow(Icons.Down, "panel.found_next", 1);
        _count = under.AddChild("count").AddComponent(new Label());
        (_count.Tone, _count.Style) = (Tone.Soft, new Engine.Painting.TextStyle(14) { MaxLines = 1 });
        _list = under.AddChild("list").AddComponent(new RowList { Label = say["room.list"] });
        _list.Chosen += Choose;
        _list.Asked += (row, at) =>
        {
            if (row is ElephantRow elephant)
            {
                tools.Ask(Subject.One(elephant.Id), at);
            }
        };

        Button Arrow(Engine.Painting.Outline icon, string name, int by)
        {
            var button = under.AddChild(name).AddComponent(new Button { Label = say[name], Tooltip = say[name] });
            (button.Kind, button.Icon, button.ShowsIconOnly) = (ButtonKind.Quiet, icon, true);
            button.Pressing += () => Step(by);
            return button;
        }
    }

    public GameObject GameObject { get; }

    public TextField Search { get; }

    public RowList List => _list;

    /// <summary>Number of elephants in the room.</summary>
    public int Count { get; private set; }

    public void Follow()
    {
        var (room, sought) = (_context.Room, Search.Text.Trim());
        if (
            _shown is { } shown
            && shown.Room == room
            && shown.Wordings == _context.View.Wordings
            && shown.Sought == sought
        )
        {
            return;
        }

        var all = room.Elephants.Values.Where(each => !each.Withdrawn && !each.Erased).ToArray();
        var inside = all.Where(each => each.IsShown && !each.IsOut).ToArray();
        Count = inside.Length;
        if (!GameObject.IsActiveInHierarchy)
        {
            return;
        }

        _shown = (room, _context.View.Wordings, sought);
        _areMany = all.Length > Many;
        var say = _context.Sentences;
        var rows = new List<IRow>();
        var found = Group(rows, say["list.room"], inside, sought);
        found += Group(rows, say["list.porch"], [.. all.Where(Is(Whereabouts.Porch))], sought);
        found += Group(rows, say["list.gone"], [.. all.Where(Is(Whereabouts.Gone))], sought);
        if (found == 0 && sought.Length > 0)
        {
            rows.Add(new HeadingRow(say["list.none_found"], ""));
        }

        Aside(rows, [.. all.Where(each => each.Aside)]);
        _list.Empty = say[room.Pours == 0 ? "list.empty_room_before" : "list.empty_room_after"];
        if (!_list.Rows.SequenceEqual(rows))
        {
            _list.Rows = rows;
        }

        var isSought = sought.Length > 0;
        _count.Text = isSought ? say.Say("list.count", ("n", found)) : "";
        (_next.Interactable, _before.Interactable) = (isSought && found > 0, isSought && found > 0);
        Lay(_size);
    }

    public void Lay(Vector2 size)
    {
        var high = 40f;
        Search.Transform.Position = new Vector2(12, 12);
        Search.Size = new Vector2(size.X - 24 - 84, high);
        _before.Size = _next.Size = new Vector2(high);
        _before.Transform.Position = new Vector2(size.X - 12 - 80, 12);
        _next.Transform.Position = new Vector2(size.X - 12 - 40, 12);
        _count.Transform.Position = new Vector2(16, 56);
        _size = size;
        var top = _count.Text.Length > 0 ? 78 : 58;
        _list.Transform.Position = new Vector2(6, top);
        _list.Size = Vector2.Max(Vector2.Zero, new Vector2(size.X - 12, size.Y - top - 6));
    }

    private static Func<Elephant, bool> Is(Whereabouts where) => each => each.IsShown && each.Whereabouts == where;

    private int Group(List<IRow> rows, string title, Elephant[] elephants, string sought)
    {
        if (elephants.Length == 0)
        {
            return 0;
        }

        var made = elephants
            .OrderBy(each => each.Listing)
            .Select(RowOf)
            .Where(row =>
                sought.Length == 0
                || row.Text.Contains(sought, StringComparison.CurrentCultureIgnoreCase)
                || row.Foot.Text.Contains(sought, StringComparison.CurrentCultureIgnoreCase)
            )
            .ToArray();
        if (made.Length > 0 || sought.Length == 0)
        {
            rows.Add(new HeadingRow(title, elephants.Length.ToString(CultureInfo.CurrentCulture)));
            rows.AddRange(made);
        }

        return made.Length;
    }

    private ElephantRow RowOf(Elephant elephant)
    {
        var decision = elephant.IsOut ? ElephantFoot.Decision(_context, elephant) : "";
        var foot = ElephantFoot.Of(_context, elephant, decision);
        return new ElephantRow(elephant.Id, _context.TextOf(elephant.Id), foot, elephant.Colour, IsEven: _areMany);
    }

    private void Aside(List<IRow> rows, IReadOnlyList<Elephant> aside)
    {
        if (aside.Count == 0 || !_context.Leads)
        {
            return;
        }

        var say = _context.Sentences;
        rows.Add(
            new HeadingRow(
                say["list.aside"],
                aside.Count.ToString(CultureInfo.CurrentCulture),
                Hint: say["list.aside_hint"]
            )
        );
        rows.AddRange(
            aside
                .OrderBy(each => each.Listing)
                .Select(
                    (each, i) =>
                        new ElephantRow(
                            each.Id,
                            $"{say["elephant.aside"]} {i + 1}",
                            new FootText(0, "", say),
                            6,
                            IsAside: true
                        )
                )
        );
    }

    private void Choose(IRow row, int clicks)
    {
        if (row is not ElephantRow elephant)
        {
            return;
        }

        if (elephant.IsAside || clicks >= 2 || !_tools.Elephants.Pieces.ContainsKey(elephant.Id))
        {
            _context.Open(elephant.Id, false);
        }
        else
        {
            _tools.Find(elephant.Id);
        }
    }

    private bool Press(KeyEvent key)
    {
        switch (key.Key)
        {
            case Key.Down or Key.Up:
                Step(key.Key == Key.Down ? 1 : -1);
                return true;
            case Key.Enter when key.Shift:
                Step(-1);
                return true;
            case Key.Escape when Search.Text.Length > 0:
                Search.Text = "";
                return true;
            default:
                return false;
        }
    }

    private void Step(int by)
    {
        var before = _list.Current;
        _list.Step(by);
        if (_list.Current == before && _list.Rows.Count > 0 && Search.Text.Length > 0)
        {
            // Wraps around.
            var all = _list.Rows.OfType<ElephantRow>().ToArray();
            if (all.Length > 0)
            {
                _list.Go(by > 0 ? all[0] : all[^1]);
            }
        }

        if (_list.Current is ElephantRow found)
        {
            _tools.Find(found.Id);
        }
    }
}
