using ElephantBoard.Link.Replica;
using ElephantBoard.Tests.Unit.Timeline;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Link;

public sealed class RecordingTests
{
    private const int Moves = 3 * Recording.MarkEvery;

    [Fact]
    public void Link30_every_place_of_a_recording_is_the_room_of_that_place()
    {
        var events = Events();
        var recording = new Recording(9, Frames(events));
        Assert.Equal((uint)events.Count, recording.Last);
        var rooms = new List<Room> { Room.Empty };
        foreach (var evt in events)
        {
            rooms.Add(Apply.Event(rooms[^1], evt));
        }
        int[] places =
        [
            0,
            1,
            Recording.MarkEvery - 1,
            Recording.MarkEvery,
            Recording.MarkEvery + 1,
            5,
            events.Count,
            2,
        ];
        foreach (var place in places)
        {
            recording.Seek((uint)place);
            Assert.Equal((uint)place, recording.Now.Room.Sequence);
            Assert.Equal(new Fingerprint().Of(rooms[place]), new Fingerprint().Of(recording.Now.Room));
            Assert.Equal(9ul, recording.Now.Place.Epoch);
        }
    }

    [Fact]
    public void Link30_a_step_forward_publishes_its_event_and_a_leap_replaces_the_room()
    {
        var events = Events();
        var recording = new Recording(9, Frames(events));
        var changes = new List<RoomChange>();
        recording.Changed += changes.Add;
        recording.Seek(10);
        recording.Seek(11);
        recording.Seek(11);
        recording.Seek(9);
        recording.Seek(uint.MaxValue);
        Assert.Equal([true, false, true, true], changes.Select(change => change.Replaced));
        Assert.Equal([events[10]], changes[1].Events);
        Assert.Equal(recording.Last, recording.Now.Room.Sequence);
    }

    [Fact]
    public void Link30_a_missing_event_or_a_newer_one_is_said_and_not_passed_over()
    {
        var events = Events();
        var gap = events.Where(evt => evt.Sequence != 7);
        Assert.Throws<OutOfOrderException>(() => new Recording(9, Frames(gap)));
        var newer = events[^1].Clone();
        newer.Reader = Reader.Version + 1;
        Assert.Throws<NewerEventException>(() => new Recording(9, Frames(events.SkipLast(1).Append(newer))));
    }

    private static IReadOnlyList<Event> Events() =>
        Facts.Numbered([
            Facts.Opened(),
            Facts.Joined(1, Role.Host),
            Facts.Stage(Stage.Gather, Stage.Debrief),
            Facts.Poured(77, 78, Facts.Elephant(11), Facts.Elephant(12)),
            .. Enumerable.Range(0, Moves).Select(step => Facts.Moved(11 + (ulong)(step % 2), step, step / 2)),
        ]);

    private static IEnumerable<Frame> Frames(IEnumerable<Event> events) =>
        events.Select(evt => new Frame { Items = { new Item { Event = evt } } });
}
