using System.Collections.Immutable;
using System.Numerics;
using ElephantBoard.Board;
using ElephantBoard.Board.Look;
using ElephantBoard.Link.Replica;
using ElephantBoard.Rules;
using ElephantBoard.Skia.Drawing;
using ElephantBoard.Skia.Text;
using ElephantBoard.Tests.Unit.Architecture;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using SkiaSharp;
using Xunit;

namespace ElephantBoard.Tests.Unit.Board;

/// <summary>What the room looks like. UPDATE_GOLDEN=1 rewrites the pictures; look at each before you commit it.</summary>
public sealed class GoldenTests : IDisposable
{
    private const int Width = 800;
    private const int Height = 450;

    /// <summary>Part of the pixels that may differ visibly: rounding differs a little between machines.</summary>
    private const double Tolerance = 0.002;

    private static readonly (int Width, int Height) Screen = (1920, 1080);

    private static readonly string[] Texts =
    [
        "The date on the slide is a wish.",
        "We say yes in the meeting and no in the chat.",
        "Whoever asks first waits longest.",
        "I sell what I have never seen run.",
        "Nobody reads the third version.",
        "The demo is the only place where it works.",
        "Our numbers reward different things.",
        "Two teams fix it twice, and neither tells the other about it.",
        "Lost customers are nobody's.",
        "We double it because they halve it.",
        "The deputy does not know.",
        "Quiet people leave.",
    ];

    private readonly FontSet _fonts = new();
    private readonly Typesetter _typesetter;

    public GoldenTests()
    {
        _typesetter = new Typesetter(_fonts);
    }

    public void Dispose()
    {
        _typesetter.Dispose();
        _fonts.Dispose();
    }

    [Fact]
    public void Scene12_a_debrief_of_twelve_looks_as_it_did() => Check("debrief", Room(12, 12), Palette.Light);

    [Fact]
    public void Scene12_forty_elephants_and_sixty_people_look_as_they_did() =>
        Check("forty", Room(60, 40), Palette.Light);

    [Fact]
    public void Scene12_the_dark_palette_looks_as_it_did() => Check("dark", Room(12, 6, porch: 3), Palette.Dark);

    [Fact]
    public void Scene12_high_contrast_looks_as_it_did() =>
        Check("contrast", Room(12, 6, porch: 3), Palette.HighContrast);

    [Fact]
    public void Scene12_a_room_to_which_people_come_looks_as_it_did() =>
        Check("spot", Room(9, 0, hat: 6), Palette.Light);

    [Fact]
    public void Scene12_any_script_looks_as_it_did()
    {
        string[] texts =
        [
            "نقول نعم في الاجتماع ولا في الدردشة بعده.",
            "Donaudampfschifffahrtsgesellschaft überall",
            "👩‍👩‍👧 🙃 and nobody laughs",
            "שלום לכולם, אף אחד לא אומר",
            "हम सब जानते हैं",
        ];
        Check("scripts", Room(5, 5, texts: texts, prompt: "أي المواقف تضر بقدرتنا على التعاون؟"), Palette.Light);
    }

    [Theory]
    [InlineData("table", 0, false)]
    [InlineData("table_dark", 7, true)]
    public void Table6_an_elephant_on_the_table_looks_as_it_did(string name, int i, bool isDark)
    {
        var room = Room(12, 12);
        var elephant = ((ulong)(i * 7919)) + 3;
        var state = new LiveState
        {
            Table = new() { Elephant = elephant, Since = 1 },
            Reading = new() { At = elephant },
        };
        Check(
            name,
            room with
            {
                Live = new Live { Hat = 3, State = state },
            },
            isDark ? Palette.Dark : Palette.Light
        );
    }

    private static RoomView Room(
        uint people,
        int elephants,
        int porch = 0,
        uint hat = 3,
        string[]? texts = null,
        string prompt = "Which situations hurt our ability to collaborate?"
    )
    {
        var said = ImmutableDictionary.CreateBuilder<WordingId, string>();
        var events = new List<Event> { Facts.Opened(77, "Sales", "Engineering", "Sales engineering") };
        events[0].Opened.Prompt = prompt;
        for (var number = 1u; number <= people; number++)
        {
            var joined = Facts.Joined(number, department: ((number - 1) % 3) + 1);
            said[WordingId.From(joined.Joined.Name)] = number % 4 == 0 ? $"Łucja {number}" : $"Robin Sky {number}";
            events.Add(joined);
        }

        events.Add(Facts.Joined(people + 1, Role.Host, 0));
        said[WordingId.From(events[^1].Joined.Name)] = "Facilitator";
        events.Add(Facts.Left(3));
        events.Add(Facts.Stage(Stage.Gather, elephants > 0 ? Stage.Debrief : Stage.Spot));
        if (elephants > 0)
        {
            var places = Scatter.Places(elephants + porch, [], new Entropy(new byte[32]));
            var poured = places.Select((place, i) => Pour(i, place.X, place.Y)).ToArray();
            for (var i = 0; i < poured.Length; i++)
            {
                said[WordingId.From(poured[i].Wording)] = (texts ?? Texts)[i % (texts ?? Texts).Length];
            }

            events.Add(Facts.Poured(77, 78, poured));
            events.AddRange(poured.Take(porch).Select(each => Facts.KickedOut(each.Elephant, DecisionKind.Step)));
            events.Add(Facts.Claimed(poured[^1].Elephant, 2));
        }

        var room = Facts.Numbered(events).Aggregate(ElephantBoard.Timeline.Room.Empty, Apply.Event);
        return new RoomView
        {
            Room = room,
            Wordings = said.ToImmutable(),
            Live = new Live { Hat = hat },
        };
    }

    private static PouredElephant Pour(int i, int x, int y)
    {
        var elephant = Facts.Elephant(
            (ulong)(i * 7919) + 3,
            (i % 3) switch
            {
                0 => Facts.Departments(1, 2),
                1 => Facts.Everyone,
                _ => null,
            },
            x,
            y
        );
        (elephant.Colour, elephant.Hurts) = (((uint)i % 6) + 1, 1u << (i % 3));
        return elephant;
    }

    private void Check(string name, RoomView view, Palette palette)
    {
        using var drawn = Draw(view, palette);
        var path = Repository.PathOf("tests", "Unit", "Board", "golden", $"{name}.png");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Save(drawn, path);
        }

        using var golden = SKBitmap.Decode(path);
        Assert.NotNull(golden);
        var differing = 0;
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (a, b) = (golden.GetPixel(x, y), drawn.GetPixel(x, y));
                var distance = Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue);
                differing += distance > 48 ? 1 : 0;
            }
        }

        if (differing > Tolerance * Width * Height)
        {
            Save(drawn, Path.Combine(Path.GetTempPath(), $"golden-{name}.png"));
            Assert.Fail(
                $"{name} differs in {differing} pixels; what was drawn is golden-{name}.png among the temporary files."
            );
        }
    }

    /// <summary>In fewer colours than it has: the files stay small, and the difference is less than what counts.</summary>
    private static void Save(SKBitmap picture, string path)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var pixel = picture.GetPixel(x, y);
                picture.SetPixel(x, y, new SKColor(Coarse(pixel.Red), Coarse(pixel.Green), Coarse(pixel.Blue)));
            }
        }

        using var file = File.Create(path);
        picture.Encode(file, SKEncodedImageFormat.Png, 100);
    }

    private static byte Coarse(byte part) => (byte)((part & 0xF0) | (part >> 4));

    private SKBitmap Draw(RoomView view, Palette palette)
    {
        var options = new RoomSceneOptions
        {
            Source = null!,
            Code = "H7QM3-KXT5W",
            JoinLink = new Uri("https://elephants.example/r/H7QM3-KXT5W"),
            Palette = palette,
        };
        using var stream = new MemoryStream();
        Picture.Png(
            stream,
            Screen.Width,
            Screen.Height,
            (float)Width / Screen.Width,
            canvas => RoomPicture.Draw(canvas, _typesetter, view, options, new Vector2(Screen.Width, Screen.Height))
        );
        stream.Position = 0;
        return SKBitmap.Decode(stream);
    }
}
