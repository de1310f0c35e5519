using System.Numerics;
using System.Text.Json;
using ElephantBoard.Board;
using ElephantBoard.Board.Elephants;
using ElephantBoard.Engine.Painting;
using ElephantBoard.Link.Outbox;
using ElephantBoard.Link.Seats;
using ElephantBoard.Rules;
using ElephantBoard.Skia.Text;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.Tests.Unit.Engine.Headless;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>A room with the elephants of tests/Fixtures/Demo, poured as the server pours them, with real fonts.</summary>
internal sealed class DemoRoom : IDisposable
{
    private readonly FontSet _fonts = new();
    private readonly Typesetter _typesetter;

    /// <param name="isScreen">The shared screen; otherwise a host with the panel closed.</param>
    public DemoRoom(
        IReadOnlyList<string> texts,
        int width,
        int height,
        bool isScreen = true,
        byte seed = 0,
        Stage stage = Stage.Debrief
    )
    {
        _typesetter = new Typesetter(_fonts);
        var demo = Demo;
        var poured = Scatter
            .Places(texts.Count, [], new Entropy([seed, .. new byte[31]]))
            .Select((place, i) => Elephant(i, demo[i % demo.Count], place.X, place.Y))
            .ToArray();
        var people = Enumerable.Range(1, 12).Select(i => Facts.Joined((uint)i, department: ((uint)i % 3) + 1));
        var events = new List<Event> { Facts.Joined(13, Role.Host, 0) };
        events.AddRange(people);
        for (var at = Stage.Gather; at < stage; at++)
        {
            events.Add(Facts.Stage(at, at + 1));
        }

        events.Add(Facts.Poured(77, 78, poured));
        var source = new ShownRoom();
        Shown = new ShownRoom([.. events])
        {
            Host = new HeadlessHost(_typesetter),
            IsScreen = isScreen,
            Seat = isScreen
                ? null
                : new Seat(
                    new FakeEntrance(),
                    FakeEntrance.Membership with
                    {
                        Role = Role.Host,
                        Participant = 13,
                    },
                    SeatKeys.Make(),
                    source,
                    new MemoryOutboxStore(),
                    new HandDrivenTime()
                ),
        };
        (Shown.Host.Window.Width, Shown.Host.Window.Height) = (width, height);
        Shown.Host.Tick();
        _ = Shown.Scene;
        Say(texts);
        Shown.Host.Settle();
    }

    /// <summary>The elephants of the demo, and more of their kind.</summary>
    public static IReadOnlyList<(string Text, uint Hurts, Between Between)> Demo { get; } = Read();

    /// <summary>Their texts, as many as there are wanted.</summary>
    public static IReadOnlyList<string> Texts(int count) => [.. Demo.Take(count).Select(each => each.Text)];

    public ShownRoom Shown { get; }

    public RoomScene Scene => Shown.Scene;

    /// <summary>In the order in which they are drawn.</summary>
    public IReadOnlyList<ElephantPiece> Pieces =>
        [.. Scene.Elephants.Pieces.Values.OrderBy(piece => piece.Transform.SiblingIndex)];

    /// <summary>Pixels per room unit.</summary>
    public float Zoom => Scene.Camera.Floor.Zoom;

    public static ulong Id(int i) => ((ulong)i * 7919) + 3;

    public static PouredElephant Elephant(int i, (string Text, uint Hurts, Between Between) from, int x, int y)
    {
        var elephant = Facts.Elephant(Id(i), from.Between, x, y);
        (elephant.Colour, elephant.Hurts) = (((uint)i % 6) + 1, from.Hurts);
        return elephant;
    }

    /// <summary>Gives the elephants their texts, in the order of their ids.</summary>
    public void Say(IReadOnlyList<string> texts) =>
        Shown.Learn(view =>
            view with
            {
                Wordings = view.Wordings.SetItems(
                    texts.Select((text, i) => KeyValuePair.Create(view.Room.Elephants[Id(i)].Wording, text))
                ),
            }
        );

    /// <summary>The wordings of which a part is not on the note, or under another elephant.</summary>
    public IEnumerable<string> Unreadable()
    {
        var pieces = Pieces;
        for (var i = 0; i < pieces.Count; i++)
        {
            var lines = Area(pieces[i], pieces[i].Lines);
            var over = pieces.Skip(i + 1).FirstOrDefault(other => Area(other, other.Note).Overlaps(lines));
            if (pieces[i].IsCut)
            {
                yield return $"'{pieces[i].Text}' is cut.";
            }

            if (over is not null)
            {
                yield return $"'{over.Text}' covers '{pieces[i].Text}'.";
            }

            if (!Scene.Camera.View.Grown(0.5f).Contains(Area(pieces[i], pieces[i].Note)))
            {
                yield return $"'{pieces[i].Text}' is out of view.";
            }
        }
    }

    public void Dispose()
    {
        Shown.Dispose();
        _typesetter.Dispose();
        _fonts.Dispose();
    }

    private static Rect Area(ElephantPiece piece, Rect area) => area.Transformed(piece.Transform.ToWorld);

    private static List<(string Text, uint Hurts, Between Between)> Read()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(Repository.PathOf("tests", "Fixtures", "Demo", "elephants.json"))
        );
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(each =>
                    (
                        each.GetProperty("text").GetString()!,
                        each.GetProperty("hurts").GetUInt32(),
                        BetweenOf(each.GetProperty("between"))
                    )
                ),
        ];
    }

    private static Between BetweenOf(JsonElement between) =>
        between.ValueKind == JsonValueKind.String
            ? Facts.Everyone
            : Facts.Departments([.. between.EnumerateArray().Select(number => number.GetUInt32())]);
}
