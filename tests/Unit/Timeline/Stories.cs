using ElephantBoard.Rules;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>Timelines that show each meaning once, and where two readers are most likely to differ.</summary>
internal static class Stories
{
    private const ulong Max = ulong.MaxValue;
    private const ulong Half = 1UL << 63;

    public static IEnumerable<(string Name, IReadOnlyList<Event> Events)> All =>
        [
            ("every event once", Facts.Numbered(EveryEvent())),
            ("texts at which writers differ", Facts.Numbered(Texts())),
            ("ids and numbers at the ends of their ranges", Facts.Numbered(Ends())),
            ("defaults are left out", Facts.Numbered(Defaults())),
            ("whom an elephant stands between", Facts.Numbered(Betweens())),
            ("in and out and hidden", Facts.Numbered(Hidings())),
            ("events about what is not there", Facts.Numbered(Strangers())),
            ("ids that order otherwise as text", Facts.Numbered(Orders())),
            ("questions asked, counted and canceled", Facts.Numbered(Asking())),
            ("discussed again and again", Facts.Numbered(Discussing())),
            ("people removed, asking, let in, renamed and with other roles", Facts.Numbered(People())),
            ("a long history", Facts.Numbered(Long(200))),
        ];

    public static IEnumerable<Event> EveryEvent() =>
        [
            Facts.Opened(),
            Facts.Joined(1, Role.Host, 0),
            Facts.Joined(2),
            Facts.Joined(3, Role.Observer, 0),
            Facts.Stage(Stage.Gather, Stage.Spot),
            Facts.Poured(77, 78, Facts.Elephant(11, Facts.Departments(1, 2)), Facts.Elephant(12, Facts.Everyone)),
            Facts.Moved(11, 100, 200),
            Facts.KickedOut(11, DecisionKind.Step),
            Facts.CameBack(11),
            Facts.SetAside(12),
            Facts.PutBack(12),
            Facts.Claimed(12, 2),
            Facts.Reworded(78, 79, 12, "said again"),
            Facts.Withdrawn(11),
            Facts.Erased(12),
            Facts.PutDown(13, 2),
            Facts.Left(2),
            Facts.Asked(500),
            Facts.Counted(500, 3),
            Facts.Asked(501),
            Facts.Canceled(501),
            new Event
            {
                By = 2,
                Raised = new() { Elephant = 13, Layer = 5 },
            },
            Facts.Discussed(13, 240),
            Facts.Left(3, removed: true),
            new Event
            {
                AskedIn = new() { Participant = 3, Number = 417 },
            },
            new Event
            {
                By = 1,
                Readmitted = new() { Participant = 3 },
            },
            new Event
            {
                By = 1,
                Locked = new() { Locked = true },
            },
            Facts.Joined(4),
            new Event
            {
                By = 4,
                Renamed = new() { Participant = 4, Name = Facts.Wording("another name") },
            },
            new Event
            {
                By = 4,
                DepartmentChanged = new() { Participant = 4, Department = 2 },
            },
            new Event
            {
                By = 1,
                RoleChanged = new() { Participant = 4, Role = Role.Facilitator },
            },
        ];

    private static IEnumerable<Event> Discussing() =>
        [
            Facts.Opened(),
            Facts.Poured(77, 78, Facts.Elephant(1)),
            Facts.Discussed(1, 0),
            Facts.Discussed(1, 59),
            Facts.Discussed(1, int.MaxValue),
            Facts.Erased(1),
            Facts.Discussed(1, 3),
            Facts.Discussed(2, 3),
        ];

    private static IEnumerable<Event> Asking() =>
        [
            Facts.Opened(),
            Facts.Joined(1, Role.Host, 0),
            Facts.Canceled(Max),
            Facts.Counted(Max, 3),
            Facts.Asked(Max),
            Facts.Canceled(1),
            Facts.Counted(1, 3),
            Facts.Counted(Max, uint.MaxValue),
            // A result stays, whatever comes after it.
            Facts.Canceled(Max),
            Facts.Counted(Max, 4),
            Facts.Asked(Half, uint.MaxValue),
            Facts.Poured(77, 78),
            Facts.Canceled(Half),
            YesNo(1, YesNoSentence.MoreTime),
            YesNo(1, new YesNoResult { Yes = uint.MaxValue }),
            YesNo(2, YesNoSentence.GoodEnough),
            YesNo(2, new YesNoResult()),
        ];

    private static IEnumerable<Event> People() =>
        [
            Facts.Opened(),
            Facts.Joined(1, Role.Host, 0),
            Facts.Joined(2),
            Facts.Joined(3),
            new Event
            {
                AskedIn = new() { Participant = 2, Number = 100 },
            },
            // Leaving and coming back end what was asked.
            Facts.Left(2),
            new Event
            {
                AskedIn = new() { Participant = 3, Number = 200 },
            },
            Facts.Left(3, removed: true),
            new Event
            {
                AskedIn = new() { Participant = 3, Number = uint.MaxValue },
            },
            new Event
            {
                AskedIn = new() { Participant = 3, Number = 999 },
            },
            new Event
            {
                By = 1,
                Readmitted = new() { Participant = 3 },
            },
            new Event
            {
                By = 1,
                Locked = new() { Locked = true },
            },
            new Event { By = 1, Locked = new() },
            new Event
            {
                By = 1,
                Readmitted = new() { Participant = 9 },
            },
            new Event
            {
                By = 1,
                RoleChanged = new() { Participant = 9, Role = Role.Host },
            },
            new Event
            {
                By = 1,
                Renamed = new() { Participant = 9 },
            },
            new Event
            {
                By = 1,
                DepartmentChanged = new() { Participant = 9 },
            },
            new Event
            {
                By = 3,
                DepartmentChanged = new() { Participant = 3 },
            },
            new Event
            {
                By = 1,
                RoleChanged = new() { Participant = 3 },
            },
        ];

    private static Event YesNo(ulong round, YesNoSentence sentence)
    {
        var evt = Facts.Asked(round);
        evt.QuestionAsked.YesNo = new() { Sentence = sentence };
        return evt;
    }

    private static Event YesNo(ulong round, YesNoResult result)
    {
        var evt = Facts.Counted(round, 3);
        evt.AnswersCounted.YesNoResult = result;
        return evt;
    }

    private static IEnumerable<Event> Texts()
    {
        var opened = Facts.Opened(
            1,
            "Vente & ingénierie",
            "\u0645\u0628\u064A\u0639\u0627\u062A",
            "<script>alert('1')</script>",
            "\u2028\u2029",
            "\uD83D\uDC69\u200D\uD83D\uDCBB\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F",
            "\uFEFF\uFFFD\uFFFF",
            "e\u0301 \u00E9",
            ""
        );
        opened.Opened.Name = "\"quoted\" \\ back / slash \uD83D\uDC18 <b>&amp;</b>";
        opened.Opened.Concern = "\b\f\n\r\t\u0000\u0001\u000B\u001F\u007F\u0080\u009F";
        opened.Opened.Prompt = "\u05E9\u05DC\u05D5\u05DD \u202Eoverride\u202C \u200F \uD800\uDC00 \uDBFF\uDFFF";
        return [opened];
    }

    private static IEnumerable<Event> Ends()
    {
        var opened = Facts.Opened(Max);
        opened.Time = 1;
        var host = Facts.Joined(uint.MaxValue, Role.RoomSeat, uint.MaxValue);
        host.Time = 9_007_199_254_740_993;
        var poured = Facts.Poured(
            Max,
            Half,
            Facts.Elephant(Max, x: int.MaxValue, y: int.MinValue),
            Facts.Elephant(Half, x: -1, y: -900),
            Facts.Elephant(Half - 1, author: uint.MaxValue),
            Facts.Elephant(9_007_199_254_740_993),
            Facts.Elephant(1, x: 1600, y: 900)
        );
        poured.HatPoured.Elephants[0].Hurts = uint.MaxValue;
        poured.HatPoured.Elephants[0].Colour = uint.MaxValue;
        poured.Time = long.MaxValue;
        var moved = Facts.Moved(Max, int.MinValue, int.MaxValue, uint.MaxValue);
        moved.Time = long.MaxValue;
        var claimed = Facts.Claimed(Half, uint.MaxValue);
        claimed.Time = long.MaxValue;
        return [opened, host, poured, moved, claimed];
    }

    private static IEnumerable<Event> Defaults() =>
        [
            new Event { Opened = new RoomOpened() },
            new Event { Joined = new ParticipantJoined { Participant = 1 } },
            new Event { HatPoured = new HatPoured { Elephants = { new PouredElephant { Elephant = 5 } } } },
            new Event { PutDown = new ElephantPutDown { Elephant = 6 } },
            new Event { KickedOut = new ElephantKickedOut { Elephant = 5 } },
            new Event { StageChanged = new StageChanged() },
            new Event { HatPoured = new HatPoured() },
        ];

    private static IEnumerable<Event> Betweens() =>
        [
            Facts.Opened(1, "A", "B", "C"),
            Facts.Poured(
                1,
                2,
                Facts.Elephant(1),
                Facts.Elephant(2, new Between()),
                Facts.Elephant(3, Facts.Everyone),
                Facts.Elephant(4, Facts.Departments(2)),
                Facts.Elephant(5, Facts.Departments(1, 3))
            ),
            Facts.PutDown(6, 1, new Between()),
            Facts.PutDown(7, 1, Facts.Everyone),
            Facts.PutDown(8, 1, Facts.Departments(2, 3)),
        ];

    private static IEnumerable<Event> Hidings() =>
        [
            Facts.Opened(1),
            Facts.Poured(1, 2, Facts.Elephant(1), Facts.Elephant(2), Facts.Elephant(3), Facts.Elephant(4)),
            Facts.KickedOut(1, DecisionKind.Solved),
            Facts.KickedOut(2, DecisionKind.Step),
            Facts.KickedOut(3, DecisionKind.Ask),
            Facts.KickedOut(4, DecisionKind.Accepted),
            Facts.CameBack(2),
            Facts.KickedOut(2, DecisionKind.Accepted),
            Facts.CameBack(2),
            Facts.SetAside(1),
            Facts.Withdrawn(1),
            Facts.PutBack(1),
            Facts.Erased(1),
            Facts.Claimed(3, 9),
            Facts.Reworded(2, 3, 3, "said again"),
            Facts.SetAside(3),
        ];

    private static IEnumerable<Event> Strangers() =>
        [
            Facts.Opened(1),
            Facts.Left(9),
            Facts.Left(9, removed: true),
            Facts.Moved(9, 1, 2),
            Facts.KickedOut(9, DecisionKind.Step),
            Facts.CameBack(9),
            Facts.SetAside(9),
            Facts.PutBack(9),
            Facts.Withdrawn(9),
            Facts.Erased(9),
            Facts.Claimed(9, 1),
            Facts.Reworded(1, 2, 9, "nobody's"),
        ];

    private static IEnumerable<Event> Orders() =>
        [
            Facts.Opened(1),
            Facts.Joined(10),
            Facts.Joined(9),
            Facts.Joined(100),
            Facts.Joined(2),
            Facts.Poured(
                1,
                2,
                Facts.Elephant(100),
                Facts.Elephant(9),
                Facts.Elephant(10_000_000_000_000_000_000),
                Facts.Elephant(9_999_999_999_999_999_999),
                Facts.Elephant(10)
            ),
            Facts.Left(9),
            Facts.Left(10, removed: true),
        ];

    /// <summary>A history that is the same wherever it is made.</summary>
    public static IEnumerable<Event> Long(int length)
    {
        var chance = new Entropy(new byte[Digest.Size]);
        var ids = new List<ulong>();
        var people = 1u;
        var round = 1UL;
        yield return Facts.Opened(round, "A", "B", "C", "D");
        yield return Facts.Joined(1, Role.Host);
        for (var i = 2; i < length; i++)
        {
            var id = ids.Count == 0 ? 1 : ids[chance.Next(ids.Count)];
            switch (ids.Count == 0 ? 1 : chance.Next(14))
            {
                case 0:
                    yield return Facts.Joined(++people, (Role)(chance.Next(5) + 1), (uint)chance.Next(5));
                    break;
                case 1:
                    PouredElephant[] poured = [.. Enumerable.Range(0, 3).Select(_ => Facts.Elephant(chance.NextId()))];
                    ids.AddRange(poured.Select(elephant => elephant.Elephant));
                    yield return Facts.Poured(round, ++round, poured);
                    break;
                case 2:
                    yield return Facts.Reworded(round, ++round, id, $"again {i}");
                    break;
                case 3:
                    yield return Facts.Left((uint)chance.Next((int)people) + 1, chance.Next(2) == 0);
                    break;
                case 4:
                    yield return Facts.Stage((Stage)(chance.Next(6) + 1), (Stage)(chance.Next(6) + 1));
                    break;
                case 5:
                    yield return Facts.KickedOut(id, (DecisionKind)(chance.Next(4) + 1));
                    break;
                case 6:
                    yield return Facts.CameBack(id);
                    break;
                case 7:
                    yield return Facts.SetAside(id);
                    break;
                case 8:
                    yield return Facts.PutBack(id);
                    break;
                case 9:
                    yield return chance.Next(4) == 0 ? Facts.Withdrawn(id) : Facts.Claimed(id, people);
                    break;
                case 10:
                    yield return chance.Next(4) == 0 ? Facts.Erased(id) : Facts.Moved(id, 0, 0);
                    break;
                default:
                    yield return Facts.Moved(id, chance.Next(1601), chance.Next(901), people);
                    break;
            }
        }
    }
}
