using System.Collections.Immutable;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Replica;

/// <summary>A room's timeline for viewing at any place, which <see cref="Seek"/> selects. Use it on one
/// thread.</summary>
public sealed class Recording : IRoomSource
{
    /// <summary>Number of events between two stored rooms; a seek applies fewer than this.</summary>
    public const int MarkEvery = 256;

    private readonly List<Event> _events = [];
    private readonly List<Room> _marks = [Room.Empty];
    private readonly ImmutableDictionary<WordingId, string> _texts;
    private readonly ulong _epoch;

    /// <param name="epoch">The timeline's epoch.</param>
    /// <param name="frames">Events 1, 2, 3, … with the wordings that may be shown today.</param>
    /// <exception cref="NewerEventException">It contains an event that this build cannot read.</exception>
    /// <exception cref="OutOfOrderException">An event is missing.</exception>
    public Recording(ulong epoch, IEnumerable<Frame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        _epoch = epoch;
        var texts = ImmutableDictionary.CreateBuilder<WordingId, string>();
        var room = Room.Empty;
        foreach (var item in frames.SelectMany(frame => frame.Items))
        {
            if (item.Wording is { } wording && SeenWordings.IsProved(wording))
            {
                texts[WordingId.From(wording.Id)] = wording.Text;
            }
            else if (item.Event is { } evt)
            {
                room = Apply.Event(room, evt);
                _events.Add(evt);
                if (_events.Count % MarkEvery == 0)
                {
                    _marks.Add(room);
                }
            }
        }
        _texts = texts.ToImmutable();
        Now = ViewAt(0);
        Seek(Last);
    }

    /// <summary>Sequence number of the last event, or 0.</summary>
    public uint Last => (uint)_events.Count;

    public RoomView Now { get; private set; }

    public event Action<RoomChange>? Changed;

    /// <summary>Moves to a place: 0 is before the first event, and places beyond the last one are the last. A step forward reports its
    /// event; every other seek reports a replaced room.</summary>
    public void Seek(uint sequence)
    {
        var to = Math.Min(sequence, Last);
        var before = Now;
        if (to == before.Room.Sequence)
        {
            return;
        }
        var isStep = to == before.Room.Sequence + 1;
        Now = isStep ? before with { Room = Apply.Event(before.Room, _events[(int)to - 1]) } : ViewAt(to);
        Changed?.Invoke(new(before, Now, isStep ? [_events[(int)to - 1]] : [], Replaced: !isStep));
    }

    private RoomView ViewAt(uint sequence)
    {
        var room = _marks[(int)sequence / MarkEvery];
        for (var next = (int)room.Sequence; next < sequence; next++)
        {
            room = Apply.Event(room, _events[next]);
        }
        return RoomView.Nothing with { Room = room, Epoch = _epoch, Wordings = _texts, Link = LinkState.Live };
    }
}
