using System.Numerics;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Questions;
using ElephantBoard.Board.Tabletop;
using ElephantBoard.Board.Tools;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Engine.Scenes;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.V1;

namespace ElephantBoard.Board.Panels;

/// <summary>One user's controls around the floor: bar, card, side panel, palette, keys. Never on the shared screen.</summary>
public sealed class RoomPanels(CommandContext context, ToolBox tools, RoomFrame frame) : Behaviour
{
    /// <summary>In narrower windows, in units, the panel covers the floor instead of being beside it, and is initially closed.</summary>
    public const float Wide = 1000;

    /// <summary>In lower windows the card shows only what to press next.</summary>
    private const float High = 640;

    private readonly Dictionary<string, ScreenCommand> _acts = [];
    private BottomBar _bar = null!;
    private CardStrip _card = null!;
    private QuestionStrip _question = null!;
    private TableStrip _table = null!;
    private SidePanel _panel = null!;
    private bool _isStale = true;
    private bool _hasNews = true;
    private Stage _stage;

    public CommandContext Context => context;

    public bool IsPanelOpen => _panel.IsOpen;

    public PanelTab Tab => _panel.Shown;

    /// <summary>The text of the status line.</summary>
    public string Status => _bar.Status.Label;

    /// <summary>Actions that change only this user's view, by the key of their names.</summary>
    public IReadOnlyDictionary<string, ScreenCommand> Acts => _acts;

    public TextField WriteField => _panel.Mine!.Form.Text;

    public TextField SearchField => _panel.List.Search;

    public RowList List => _panel.List.List;

    public RowList People => _panel.People.List;

    /// <summary>Opens the panel at a tab.</summary>
    public void Show(PanelTab tab)
    {
        _panel.IsOpen = true;
        _panel.Show(tab);
        _hasNews = true;
    }

    public void Toggle()
    {
        _panel.IsOpen = !_panel.IsOpen;
        _hasNews = true;
    }

    protected override void Awake()
    {
        DefineActs();
        _bar = new BottomBar(context.Above, context, _acts);
        _question = new QuestionStrip(context.Above, context);
        _table = new TableStrip(context.Above, context);
        _card = new CardStrip(context.Above, context);
        _panel = new SidePanel(context.Above, context, tools) { IsOpen = Scene.Screen.Size.X >= Wide };
        _card.Folded += Arrange;
        _question.Changed += () => _hasNews = true;
        _panel.Closing += Toggle;
        context.Write = Write;
        context.Answer = _question.Focus;
        context.Open = (id, isOwn) => ElephantDialog.Open(context, id, isOwn);
        tools.Ask = (subject, at) => VerbMenu.Open(context, subject, at);
        tools.AskFloor = AskFloor;
    }

    protected override void OnEnable()
    {
        context.Mirror.Changed += OnRoomChanged;
        context.CommandDispatcher.Refused += Refuse;
        context.CommandDispatcher.Failed += Fail;
        context.Seat.CommandOutbox.Changed += OnPocketChanged;
        if (context.Pocket is { } pocket)
        {
            pocket.Changed += OnPocketChanged;
        }

        frame.Changed += Arrange;
        Scene.Events.UnhandledKey += Press;
        Scene.Events.UnhandledText += Type;
        _hasNews = true;
    }

    protected override void OnDisable()
    {
        context.Mirror.Changed -= OnRoomChanged;
        context.CommandDispatcher.Refused -= Refuse;
        context.CommandDispatcher.Failed -= Fail;
        context.Seat.CommandOutbox.Changed -= OnPocketChanged;
        if (context.Pocket is { } pocket)
        {
            pocket.Changed -= OnPocketChanged;
        }

        frame.Changed -= Arrange;
        Scene.Events.UnhandledKey -= Press;
        Scene.Events.UnhandledText -= Type;
    }

    // Once per tick, however much changed.
    protected override void LateUpdate()
    {
        if (!_hasNews && !_isStale)
        {
            return;
        }

        if (_hasNews)
        {
            _hasNews = false;
            _bar.Follow(context);
            _question.Follow();
            _table.Follow();
            _card.Follow();
            _panel.Follow();
            FollowStage();
        }

        _isStale = false;
        Lay();
    }

    private void Arrange() => _isStale = true;

    private void OnRoomChanged(RoomChange change) => _hasNews |= IsNews(change);

    /// <summary>Moves and pointers appear only on the floor and change nothing here.</summary>
    private static bool IsNews(RoomChange change)
    {
        var (before, after) = (change.Before, change.After);
        return change.Replaced
            || change.ChangesMoreThanPositions
            || before.Link != after.Link
            || before.Wordings != after.Wordings
            || !Equals(before.Live, after.Live)
            || !Equals(before.Limits, after.Limits);
    }

    /// <summary>Thread-safe.</summary>
    private void OnPocketChanged() =>
        Scene.Post(() =>
        {
            if (IsAlive)
            {
                _hasNews = true;
            }
        });

    private void Refuse(Refusal refusal) => context.Notices.Warn(context.Sentences.Say(refusal));

    private void Fail(Exception failure) => context.Notices.Warn(context.Sentences["panel.not_kept"]);

    /// <summary>If there are elephants to read, the list is the default tab.</summary>
    private void FollowStage()
    {
        var stage = context.Room.Stage;
        if (stage == _stage)
        {
            return;
        }

        _stage = stage;
        // Users in the middle of something keep their tab.
        var isBusy = Scene.Events.Modal is not null || _panel.HasFocus || (_panel.Mine?.Form.Text.Text.Length ?? 0) > 0;
        if (!isBusy)
        {
            _panel.Show(stage is Stage.Spot && context.CanWrite && !context.Leads ? PanelTab.Mine : PanelTab.List);
        }
    }

    private void Lay()
    {
        var screen = Scene.Screen.Size;
        var isBeside = screen.X >= Wide;
        var right = _panel.IsOpen && isBeside ? SidePanel.Width : 0;
        _bar.Lay(screen);
        var bottom = screen.Y - BottomBar.Height;
        var wide = MathF.Max(0, screen.X - right);
        var isLow = screen.Y < High;
        var isAsking = context.Room.OpenQuestion is not null || context.View.OnTable != 0;
        var card = _card.Lay(wide, bottom, isLow || isAsking, isBeneath: isLow && _question.IsShown);
        card += _question.Lay(wide, bottom - card, isLow);
        card += _table.Lay(wide, bottom - card);
        frame.Right = right;
        frame.Bottom = MathF.Min(BottomBar.Height + card, screen.Y);
        var width = MathF.Min(SidePanel.Width, screen.X);
        var end = isBeside ? bottom : bottom - card;
        _panel.Lay(Rect.FromEdges(screen.X - width, frame.Top, screen.X, MathF.Max(frame.Top, end)));
        _isStale = false;
    }

    private void Write(Draft? over)
    {
        if (_panel.Mine is { } mine)
        {
            Show(PanelTab.Mine);
            mine.Form.Edit(over);
        }
    }

    private void Find()
    {
        Show(PanelTab.List);
        SearchField.Focus();
        SearchField.Editor.SelectAll();
    }

    private void AskFloor(Vector2 pixel)
    {
        var names = new[] { "room.write", "tool.paste", "tool.select_all", "board.zoom_fit", "panel.palette" };
        VerbMenu.OpenForRoom(context, names.Select(name => _acts[name]).Where(act => act.Offers), pixel);
    }

    private bool Press(KeyEvent key)
    {
        if (_acts.Values.FirstOrDefault(act => act.Keys?.Is(key) == true && act.Offers) is { } act)
        {
            act.Do();
            return true;
        }

        var subject = InFocus();
        foreach (
            var verb in VerbList.All.Where(verb =>
                verb.Keys?.Is(key) == true && verb.IsFor(context) && verb.TakesKeys(context)
            )
        )
        {
            verb.Begin(context, verb.AvailabilityFor(context, Subject.Whole).Applies ? Subject.Whole : subject);
            return true;
        }

        return false;
    }

    /// <summary>Returns the subject of a key: the focused row, otherwise the selection on the floor.</summary>
    private Subject InFocus() =>
        Scene.Events.Focused == List && List.Current is ElephantRow elephant ? Subject.One(elephant.Id)
        : Scene.Events.Focused == People && People.Current is PersonRow person ? new Subject.Person(person.Number)
        : tools.Subject();

    private bool Type(string text)
    {
        if (text != "?")
        {
            return false;
        }

        _acts["panel.keys"].Do();
        return true;
    }

    /// <summary>Moves the focus to the next part of the screen: floor, card, panel, bar.</summary>
    private void GoAround(int by)
    {
        var order = tools.Selection.ReadingOrder();
        var floor = order.FirstOrDefault(piece => piece.IsSelected) ?? (order.Count > 0 ? order[0] : null);
        Widget?[] firsts =
        [
            floor,
            _bar.First,
            _question.First,
            _table.First,
            _card.IsShown ? _card.First : null,
            _panel.IsOpen ? _panel.First : null,
        ];
        var parts = firsts.OfType<Widget>().ToArray();
        var focused = Scene.Events.Focused;
        var at = focused is null
            ? -1
            : Array.FindLastIndex(parts, part => part.GameObject.Order <= focused.GameObject.Order);
        parts[(at + by + (parts.Length * 2)) % parts.Length].Focus();
    }

    private Palette Worn => Appearance.Of(GameObject);

    private void DefineActs()
    {
        var camera = tools.Camera;
        Add("room.write", () => VerbList.Writing.Begin(context, Subject.Whole), new(Key.N), () => context.CanWrite);
        Add("panel.palette", OpenPalette, new(Key.K, Modifiers.Control));
        Add("panel.find", Find, new(Key.F, Modifiers.Control));
        Add("panel.panel", Toggle, new(Key.B, Modifiers.Control));
        Add("panel.show_list", () => Show(PanelTab.List), new(Key.Digit1));
        Add("panel.show_mine", () => Show(PanelTab.Mine), new(Key.Digit2), () => context.CanWrite);
        Add("panel.show_people", () => Show(PanelTab.People), new(Key.Digit3));
        Add(
            "room.invite",
            () => InviteDialog.Open(context),
            new(Key.I),
            () => context.Code.Length > 0 || context.JoinLink is not null
        );
        Add("panel.page", () => InviteDialog.OpenPage(context), null, () => context.JoinLink is not null);
        Add("panel.next_stage", () => Go(1), new(Key.PageDown, Modifiers.Control), () => context.Leads);
        Add("panel.stage_before", () => Go(-1), new(Key.PageUp, Modifiers.Control), () => context.Leads);
        Add("table.next", () => Step(true), new(Key.PageDown), () => CanStep(true));
        Add("table.before", () => Step(false), new(Key.PageUp), () => CanStep(false));
        Add("board.zoom_in", () => camera.Zoom(1.25f), new(Key.Plus));
        Add("board.zoom_out", () => camera.Zoom(0.8f), new(Key.Minus));
        Add("board.zoom_fit", camera.FitAll, new(Key.F));
        Add("tool.select_all", tools.Selection.All, new(Key.A, Modifiers.Control));
        Add(
            "tool.copy",
            () => Pasting.Copy(context, ((Subject.Elephants)InFocus()).Ids),
            new(Key.C, Modifiers.Control),
            () => InFocus() is Subject.Elephants { Ids.Count: > 0 }
        );
        Add("tool.paste", () => Pasting.Paste(context), new(Key.V, Modifiers.Control), () => context.CanWrite);
        Add("panel.around", () => GoAround(1), new(Key.F6));
        Add("panel.around_back", () => GoAround(-1), new(Key.F6, Modifiers.Shift));
        Add("panel.light", () => context.SetTheme(Palette.Light), null, () => Worn != Palette.Light);
        Add("panel.dark", () => context.SetTheme(Palette.Dark), null, () => Worn != Palette.Dark);
        Add("panel.contrast", () => context.SetTheme(Palette.HighContrast), null, () => Worn != Palette.HighContrast);
        Add("panel.still", () => context.SetReducedMotion(true), null, () => !Scene.Tweens.ReducedMotion);
        Add("panel.moving", () => context.SetReducedMotion(false), null, () => Scene.Tweens.ReducedMotion);
        Add("private.title", () => PrivateDialog.Open(context));
        Add("panel.keys", () => ShortcutSheet.Open(context, _acts.Values), new(Key.F1));

        void Add(string name, Action act, Shortcut? keys = null, Func<bool>? offers = null) =>
            _acts.Add(name, new ScreenCommand(name, act, keys, offers));

        void Step(bool isForward) => TableStrip.Step(context, isForward);

        bool CanStep(bool isForward) =>
            VerbList.PuttingOnTable.IsFor(context) && PuttingOnTable.Step(context, isForward) != 0;

        void Go(int by) => VerbList.GoingToStage.Begin(context, new Subject.ToStage(context.Room.Stage + by));
    }

    private void OpenPalette() => CommandPalette.Open(context, tools, InFocus(), _acts.Values, ShowPerson);

    private void ShowPerson(uint number)
    {
        Show(PanelTab.People);
        if (People.Rows.OfType<PersonRow>().FirstOrDefault(row => row.Number == number) is { } row)
        {
            People.Go(row);
            People.Focus();
        }
    }
}
