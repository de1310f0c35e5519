using System.Collections.Immutable;
using ElephantBoard.Board;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Board.Look;
using ElephantBoard.Link;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Unit.Engine.Headless;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>A room's scene without a window, in time that moves by hand, of a room that happens as the test tells it.</summary>
internal sealed class ShownRoom : IRoomSource, IDisposable
{
    private RoomScene? _scene;

    public ShownRoom(params ReadOnlySpan<Event> events)
    {
        Happen(Facts.Opened(77, "Sales", "Engineering", "Sales engineering"));
        foreach (var each in events)
        {
            Happen(each);
        }
    }

    public event Action<RoomChange>? Changed;

    public RoomView Now { get; private set; } =
        RoomView.Nothing with
        {
            Limits = new(KnownLimits.Default) { PourCountdownMs = 3_000 },
        };

    public HeadlessHost Host { get; init; } = new();

    /// <summary>Who keeps the look that is chosen; null: nobody.</summary>
    public Action<Palette>? Wear { get; init; }

    /// <summary>Who keeps whether things move; null: nobody.</summary>
    public Action<bool>? Still { get; init; }

    public bool IsScreen { get; init; }

    public Uri? HostLink { get; init; }

    public Seat? Seat { get; init; }

    /// <summary>The optimistic updates of commands whose answers are on their way.</summary>
    public Func<Room, Room> Optimistic { get; set; } = static room => room;

    public RoomScene Scene =>
        _scene ??= RoomScene.Build(
            Host.Scene,
            new RoomSceneOptions
            {
                Source = this,
                Seat = Seat,
                IsScreen = IsScreen,
                Code = "H7QM3-KXT5W",
                JoinLink = new Uri("https://elephants.example/r/H7QM3-KXT5W"),
                HostLink = HostLink,
                Now = () => DateTimeOffset.UnixEpoch + Host.Scene.Clock.Now,
                Wear = Wear,
                Still = Still,
            }
        );

    public ElephantPiece Piece(ulong id) => Scene.Elephants.Pieces[id];

    /// <summary>A seat of participant 1, whose acts are answered by nobody.</summary>
    public static Seat SeatOfOne(IRoomSource source) =>
        new(
            new FakeEntrance(),
            FakeEntrance.Membership,
            SeatKeys.Make(),
            source,
            new MemoryOutboxStore(),
            new HandDrivenTime()
        );

    /// <summary>One frame's news.</summary>
    public void Tell(params ReadOnlySpan<Event> events)
    {
        var before = Now;
        foreach (var each in events)
        {
            Happen(each);
        }

        Now = Now with { Room = Optimistic(Now.Room) };
        Changed?.Invoke(new RoomChange(before, Now, events.ToArray(), Replaced: false));
        Host.Tick();
    }

    /// <summary>Replaces the room, as after a resync.</summary>
    public void Replace(Func<RoomView, RoomView> change) => Become(change(Now), replaced: true);

    /// <summary>Something came that is no event: a text.</summary>
    public void Learn(Func<RoomView, RoomView> change) => Become(change(Now), replaced: false);

    public void Point(params ReadOnlySpan<Here> heres) =>
        Become(
            Now with
            {
                Pointers = heres.ToArray().ToImmutableDictionary(here => here.Participant),
            },
            replaced: false
        );

    public void Pass(int milliseconds) => Host.Pass(TimeSpan.FromMilliseconds(milliseconds));

    public void Dispose() => Host.Dispose();

    private void Become(RoomView next, bool replaced)
    {
        var before = Now;
        Now = next;
        Changed?.Invoke(new RoomChange(before, Now, [], replaced));
        Host.Tick();
    }

    private void Happen(Event evt)
    {
        evt.Sequence = Now.Room.Sequence + 1;
        evt.Time = 1_764_000_000_000 + (evt.Sequence * 1000);
        Now = Now with
        {
            Room = Apply.Event(Now.Room, evt),
            Wordings = Now.Wordings.SetItems(TextsOf(evt)),
            Link = LinkState.Live,
        };
    }

    private static IEnumerable<KeyValuePair<WordingId, string>> TextsOf(Event evt)
    {
        string[] texts =
            evt.Joined is { } joined ? [$"name {joined.Participant}"]
            : evt.HatPoured is { } poured ? [.. poured.Elephants.Select(each => $"elephant {each.Elephant}")]
            : [];
        return texts.Select(text => KeyValuePair.Create(WordingId.From(Facts.Wording(text)), text));
    }
}
