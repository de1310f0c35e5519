using System.Globalization;
using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Speaking;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Board.Words;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Tiles;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>The tab People: who is here, by department, and how others join.</summary>
internal sealed class PeopleTab
{
    /// <summary>Minimum height of the list, in units.</summary>
    private const float Min = 150;

    private readonly CommandContext _context;
    private readonly RowList _list;
    private readonly Sheet _invite;
    private readonly Flow _ask;
    private (object People, object Names, LiveState? Live)? _shown;

    public PeopleTab(GameObject under, CommandContext context)
    {
        (_context, GameObject) = (context, under);
        var say = context.Sentences;
        _list = under
            .AddChild("list")
            .AddComponent(new RowList { Label = say["people.title"], Empty = say["people.none"] });
        _list.Chosen += (row, _) => Ask(row, null);
        _list.Asked += (row, at) => Ask(row, at);
        _invite = new Sheet(under.AddChild("invite"));
        Invitation.Build(_invite, context);
        _ask = new Flow(under.AddChild("ask"));
        _ask.Button(say["room.invite"], () => InviteDialog.Open(context));
    }

    public GameObject GameObject { get; }

    public RowList List => _list;

    /// <summary>Number of people, including observers, without the shared screen.</summary>
    public int Count { get; private set; }

    public void Follow()
    {
        var room = _context.Room;
        var shown = (room.Participants, _context.View.Wordings, _context.View.Live.State);
        if (_shown == shown && _list.Rows.Count > 0)
        {
            return;
        }

        _shown = shown;
        var say = _context.Sentences;
        var here = room.Participants.Values.Where(who => who.IsHere && who.Role != Role.RoomSeat).ToArray();
        Count = here.Length;
        var rows = new List<IRow>();
        for (var department = 1u; department <= room.Departments.Length; department++)
        {
            Group(rows, room.DepartmentName(department), department, here);
        }

        Group(rows, say["people.nobody_department"], 0, here);
        Removed(rows, room);
        if (room.Locked)
        {
            rows.Insert(0, new HeadingRow(say["people.title"], "", Hint: say["people.locked"]));
        }

        if (here.Length <= 1)
        {
            rows.Add(new HeadingRow(say["people.title"], "", Hint: say["people.only_you"]));
        }

        _list.Rows = rows;
    }

    public void Lay(Vector2 size)
    {
        var invite = _invite.Lay(size.X - 28);
        // In a low panel, the invitation is behind a button.
        var isLow = size.Y - invite < Min;
        _invite.GameObject.SetActive(!isLow);
        _ask.GameObject.SetActive(isLow);
        var below = isLow ? _ask.Lay(size.X - 28) : invite;
        var list = MathF.Max(0, size.Y - below - 30);
        _list.Transform.Position = new Vector2(6, 6);
        _list.Size = new Vector2(size.X - 12, list);
        _invite.GameObject.Transform.Position = new Vector2(14, list + 18);
        _ask.GameObject.Transform.Position = new Vector2(14, list + 18);
    }

    private void Group(List<IRow> rows, string title, uint department, IEnumerable<Participant> here)
    {
        var inside = here.Where(who => who.Department == department).ToArray();
        if (inside.Length == 0)
        {
            return;
        }

        var say = _context.Sentences;
        rows.Add(new HeadingRow(title, inside.Length.ToString(CultureInfo.CurrentCulture), department, Worn));
        rows.AddRange(
            inside
                .Select(who =>
                {
                    var speaks = say.SpeakingOf(_context.View, who.Number);
                    var tag =
                        who.Asks != 0 && _context.Leads ? Asks(who)
                        : speaks.Length > 0 ? speaks
                        : who.Number == _context.Me ? say["people.you"]
                        : who.Role != Role.Participant ? say.Of(who.Role)
                        : "";
                    return new PersonRow(who.Number, say.NameOf(_context.View, who.Number), department, Worn, tag);
                })
                .OrderBy(row => row.Text, StringComparer.CurrentCulture)
        );
    }

    /// <summary>Lists who was removed, for those who may let them in.</summary>
    private void Removed(List<IRow> rows, Timeline.Room room)
    {
        var removed = room.Participants.Values.Where(who => who.Presence == Presence.Removed).ToArray();
        if (removed.Length == 0 || !_context.Leads)
        {
            return;
        }

        var say = _context.Sentences;
        rows.Add(new HeadingRow(say["people.removed"], removed.Length.ToString(CultureInfo.CurrentCulture)));
        rows.AddRange(
            removed
                .OrderBy(who => who.Number)
                .Select(who => new PersonRow(
                    who.Number,
                    say.NameOf(_context.View, who.Number),
                    who.Department,
                    Worn,
                    Asks(who)
                ))
        );
    }

    private string Asks(Participant who) =>
        who.Asks == 0 ? "" : _context.Sentences.Say("people.asks", ("number", who.Asks));

    private Palette Worn() => Appearance.Of(GameObject);

    private void Ask(IRow row, Vector2? at)
    {
        if (row is not PersonRow person)
        {
            return;
        }

        var items = VerbList
            .For(_context, new Subject.Person(person.Number))
            .Select(each => VerbMenu.Item(_context, each.Verb, each.Availability, new Subject.Person(person.Number)))
            .ToArray();
        if (items.Length > 0)
        {
            var place = Vector2.Transform(_list.AreaOf(row).Position + new Vector2(46, 34), _list.Transform.ToWorld);
            var layer = _context.Above.GetComponent<Layer>()!;
            Menu.Open(_context.Above, person.Text, at is { } pixel ? layer.FromScreen(pixel) : place, items);
        }
    }
}
