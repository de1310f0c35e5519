using System.Numerics;
using ElephantBoard.Board;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Board.Panels;
using ElephantBoard.Board.Verbs;
using ElephantBoard.Engine.Input;
using ElephantBoard.Engine.Widgets;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Engine.Headless;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>A room with somebody at work in it: participant 1, whose acts arrive at an entrance that the test answers. Elephants
/// 10, 11, … stand beside each other.</summary>
internal sealed class WorkedRoom : IAsyncDisposable
{
    private readonly Relay _relay = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _run;

    public WorkedRoom(
        Role role = Role.Participant,
        Stage stage = Stage.Debrief,
        int elephants = 3,
        int width = 1280,
        int height = 720,
        float scale = 1,
        bool isScreen = false,
        Action<Palette>? wear = null,
        Action<bool>? still = null,
        IOutboxStore? store = null,
        Uri? hostLink = null,
        uint me = 1,
        HeadlessHost? host = null
    )
    {
        var events = new List<Event>
        {
            Facts.Joined(1, role, role is Role.Observer or Role.RoomSeat ? 0u : 1),
            Facts.Joined(2, Role.Host, 2),
            Facts.Joined(3, department: 3),
        };
        for (var at = Stage.Gather; at < stage; at++)
        {
            events.Add(Facts.Stage(at, at + 1));
            if (at == Stage.Spot && elephants > 0)
            {
                var poured = Enumerable.Range(0, elephants).Select(i => Facts.Elephant(Id(i), x: XOf(i), y: YOf(i)));
                events.Add(Facts.Poured(77, 78, [.. poured]));
            }
        }

        var membership = FakeEntrance.Membership with { Role = role, Participant = me };
        Seat = new Seat(
            Entrance,
            membership,
            SeatKeys.Make(),
            _relay,
            store ?? new MemoryOutboxStore(),
            new HandDrivenTime()
        );
        // A store in memory answers at once.
        Seat.UnsavedInput.LoadAsync(default).GetAwaiter().GetResult();
        Shown = new ShownRoom([.. events])
        {
            Seat = Seat,
            IsScreen = isScreen,
            Wear = wear,
            Still = still,
            HostLink = hostLink,
            Host = host ?? new HeadlessHost(),
        };
        _relay.Of = Shown;
        Entrance.Hat.Round = Shown.Now.Room.Round;
        (Host.Window.Width, Host.Window.Height, Host.Window.Scale) = (width, height, scale);
        Host.Tick();
        _ = Scene;
        Host.Tick();
        Shown.Pass(100);
        _run = Task.Run(() => Seat.RunAsync(_end.Token));
    }

    public FakeEntrance Entrance { get; } = new();

    public Seat Seat { get; }

    public ShownRoom Shown { get; }

    public HeadlessHost Host => Shown.Host;

    public RoomScene Scene => Shown.Scene;

    public RoomPanels RoomPanels => Scene.RoomPanels!;

    public CommandContext Context => Scene.Tools.Context!;

    public IReadOnlyList<ulong> Selected => Scene.Tools.Selection.InOrder;

    public IEnumerable<string> Told => Context.Notices.Shown;

    public string Say(string key, params ReadOnlySpan<(string, object)> values) => Context.Sentences.Say(key, values);

    public static ulong Id(int i) => 10 + (ulong)i;

    public static int XOf(int i) => 260 + (i % 5 * 260);

    public static int YOf(int i) => 420 + (i / 5 * 180);

    public ElephantPiece Piece(int i) => Scene.Elephants.Pieces[Id(i)];

    /// <summary>A piece's middle, in pixels.</summary>
    public Vector2 At(int i) => Scene.Camera.Floor.ToScreen(Piece(i).Transform.Position);

    /// <summary>A place of the floor, in pixels.</summary>
    public Vector2 At(float x, float y) => Scene.Camera.Floor.ToScreen(new Vector2(x, y));

    /// <summary>The dialog or menu that is open now.</summary>
    public T? Open<T>()
        where T : class => Host.Scene.Events.Modal?.GetComponentsInChildren<T>().FirstOrDefault();

    public IEnumerable<string> OpenLabels =>
        Host.Scene.Events.Modal?.GetComponentsInChildren<Label>().Select(label => label.Text) ?? [];

    /// <summary>Presses a button by its label, wherever it is.</summary>
    public void Push(string label)
    {
        // Not the second press of the one before.
        Shown.Pass(600);
        var all = (Host.Scene.Events.Modal ?? Scene.Root).GetComponentsInChildren<Button>();
        var button = all.First(each => each.Label == label && each.IsActiveAndEnabled);
        Assert.True(button.Interactable, $"'{label}' cannot be pressed.");
        button.Press();
        Host.Tick();
    }

    public void Click(Vector2 at, Modifiers modifiers = Modifiers.None, PointerButton button = PointerButton.Left)
    {
        // Not the second click of the one before.
        Shown.Pass(500);
        Host.Tick(new InputEvent.PointerPressed(at, button, modifiers), new InputEvent.PointerReleased(at, button));
    }

    /// <summary>Presses, moves in steps, and lets go if it is told to.</summary>
    public void Drag(
        Vector2 from,
        Vector2 to,
        bool release = true,
        PointerButton button = PointerButton.Left,
        Modifiers modifiers = Modifiers.None
    )
    {
        Shown.Pass(500);
        Host.Tick(new InputEvent.PointerPressed(from, button, modifiers));
        for (var step = 1; step <= 4; step++)
        {
            Host.Tick(new InputEvent.PointerMoved(Vector2.Lerp(from, to, step / 4f)));
        }

        if (release)
        {
            Host.Tick(new InputEvent.PointerReleased(to, button));
        }
    }

    /// <summary>Writes an elephant, and has it poured with the hat.</summary>
    /// <returns>Its id.</returns>
    public async Task<ulong> PourOwnAsync(string text)
    {
        await Seat.Pocket!.SpotAsync(text, 0, null, default);
        await UntilAsync(() => Seat.Pocket!.Drafts is [.., { State: DraftState.Saved }], "the draft is kept");
        var draft = Seat.Pocket!.Drafts[^1];
        var (round, next) = (Shown.Now.Room.Round, Shown.Now.Room.Round + 1);
        Entrance.Hat.Round = next;
        Shown.Tell(Facts.Poured(round, next, Facts.Elephant(draft.Elephant, x: 700, y: 700)));
        await UntilAsync(() => Seat.Pocket!.Drafts.Count == 0, "it is out of the pocket");
        Shown.Pass(3000);
        return draft.Elephant;
    }

    /// <summary>The next command that arrives, accepted unless the test says otherwise.</summary>
    public async Task<Command> ArrivedAsync(RefusalCode refused = RefusalCode.Unspecified)
    {
        // What is written to the disk first goes on with a tick.
        var arriving = Entrance.CommandedAsync();
        await UntilAsync(() => arriving.IsCompleted, "a command arrives");
        var asked = await arriving;
        var place = Shown.Now.Place;
        place.Sequence += 1;
        asked.Answer.SetResult(
            refused == RefusalCode.Unspecified
                ? new Answer { Accepted = place }
                : new Answer { Refusal = new Refusal { Code = refused } }
        );
        return asked.Asked;
    }

    /// <summary>Ticks until a condition is true. Other threads run in between.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        var end = Environment.TickCount64 + 10_000;
        while (!isSo())
        {
            Assert.True(Environment.TickCount64 < end, $"It did not come to this: {what}.");
            Host.Tick();
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _run.WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        Shown.Dispose();
    }

    private sealed class Relay : IRoomSource
    {
        public ShownRoom Of { get; set; } = null!;

        public RoomView Now => Of.Now;

        public event Action<RoomChange>? Changed
        {
            add => Of.Changed += value;
            remove => Of.Changed -= value;
        }
    }
}
