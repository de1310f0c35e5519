using System.Collections.Immutable;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link.Replica;

/// <summary>
/// A client's copy of a room. It applies frames and checks itself against the server's fingerprints. Has no clock and no connection.
/// Not thread-safe; the views that it returns are.
/// </summary>
internal sealed class RoomReplica
{
    private Fingerprint _fingerprint = new();

    // A heartbeat ahead of this copy, to be checked when its place is reached.
    private Heartbeat? _expected;

    // Whether the server sent the live values, or had none, since this watch began.
    private bool _isGreeted;

    public RoomView View { get; private set; } = RoomView.Nothing;

    /// <summary>How often this copy differed from the server's room at the same place.</summary>
    public int DivergenceCount { get; private set; }

    /// <summary>Replaces the copy by a checkpoint. Returns false and changes nothing if its fingerprint is wrong.</summary>
    public bool Load(Checkpoint checkpoint)
    {
        Room room;
        var fingerprint = new Fingerprint();
        try
        {
            room = CheckpointConverter.From(checkpoint.State ?? new(), checkpoint.Place?.Sequence ?? 0);
        }
        catch (ArgumentException)
        {
            return false;
        }
        if (!fingerprint.Of(room).AsSpan().SequenceEqual(checkpoint.Fingerprint.Span))
        {
            return false;
        }
        (_fingerprint, _expected) = (fingerprint, null);
        var texts = ImmutableDictionary.CreateBuilder<WordingId, string>();
        foreach (var wording in checkpoint.Wordings)
        {
            if (SeenWordings.IsProved(wording))
            {
                texts[WordingId.From(wording.Id)] = wording.Text;
            }
        }
        View = View with
        {
            Room = room,
            Epoch = checkpoint.Place?.Epoch ?? 0,
            Wordings = texts.ToImmutable(),
            Live = new(),
            Pointers = ImmutableDictionary<uint, Here>.Empty,
        };
        return true;
    }

    /// <summary>Clears the copy, to read the room from its first event.</summary>
    public void Forget()
    {
        (_fingerprint, _expected) = (new(), null);
        View = RoomView.Nothing with { Link = View.Link, Limits = View.Limits };
    }

    /// <summary>Starts a watch. The server sends the live values no later than the first heartbeat; what is not among them is over.</summary>
    public void BeginWatch() => _isGreeted = false;

    public void SetLink(LinkState link) => View = View with { Link = link };

    public void Limit(RoomLimits limits) => View = View with { Limits = limits };

    /// <summary>Applies a frame up to the first item that ends the stream.</summary>
    /// <param name="events">Receives the applied events.</param>
    public ReplicaAction ApplyFrame(Frame frame, ICollection<Event> events)
    {
        var (room, live, pointers, epoch) = (View.Room, View.Live, View.Pointers, View.Epoch);
        var texts = View.Wordings.ToBuilder();
        var action = ReplicaAction.Next;
        foreach (var item in frame.Items)
        {
            switch (item.ItemCase)
            {
                case Item.ItemOneofCase.Event:
                    action = ApplyEvent(ref room, texts, item.Event, events);
                    break;
                case Item.ItemOneofCase.Wording:
                    if (SeenWordings.IsProved(item.Wording))
                    {
                        texts[WordingId.From(item.Wording.Id)] = item.Wording.Text;
                    }
                    break;
                case Item.ItemOneofCase.Live:
                    (live, _isGreeted) = (item.Live, true);
                    break;
                case Item.ItemOneofCase.Here:
                    pointers = item.Here.Away
                        ? pointers.Remove(item.Here.Participant)
                        : pointers.SetItem(item.Here.Participant, item.Here);
                    break;
                case Item.ItemOneofCase.Heartbeat:
                    live = _isGreeted ? live : new(live) { Pour = null, State = null };
                    _isGreeted = true;
                    action = Verify(room, ref epoch, item.Heartbeat);
                    break;
                case Item.ItemOneofCase.Resync:
                    action = ReplicaAction.Refetch;
                    break;
                case Item.ItemOneofCase.Bye:
                    action = new ReplicaAction.Disconnected(item.Bye);
                    break;
                default:
                    // An unknown item of a newer server, beside the timeline.
                    break;
            }
            if (action is not ReplicaAction.Continue)
            {
                break;
            }
        }
        View = View with
        {
            Room = room,
            Epoch = epoch,
            Live = live,
            Pointers = pointers,
            Wordings = texts.ToImmutable(),
        };
        return action;
    }

    private ReplicaAction ApplyEvent(
        ref Room room,
        ImmutableDictionary<WordingId, string>.Builder texts,
        Event next,
        ICollection<Event> events
    )
    {
        if (next.Sequence <= room.Sequence)
        {
            return ReplicaAction.Next;
        }
        var before = room;
        try
        {
            room = Apply.Event(before, next);
        }
        catch (OutOfOrderException)
        {
            return ReplicaAction.Rewatch;
        }
        catch (NewerEventException)
        {
            return new ReplicaAction.UpgradeRequired();
        }
        catch (ArgumentException)
        {
            // A wording id of invalid length: not an event of a correct server.
            return ReplicaAction.Refetch;
        }
        SeenWordings.Drop(texts, before, next);
        events.Add(next);
        return _expected?.Head.Sequence == room.Sequence ? Compare(room, _expected) : ReplicaAction.Next;
    }

    private ReplicaAction Verify(Room room, ref ulong epoch, Heartbeat heartbeat)
    {
        if (heartbeat.Head is not { } head)
        {
            return ReplicaAction.Next;
        }
        if (epoch == 0)
        {
            epoch = head.Epoch;
        }
        if (head.Epoch != epoch)
        {
            return ReplicaAction.Refetch;
        }
        if (head.Sequence < room.Sequence)
        {
            // An older heartbeat than this copy.
            return ReplicaAction.Next;
        }
        if (head.Sequence == room.Sequence)
        {
            return Compare(room, heartbeat);
        }
        if (_expected is not null)
        {
            // At the previous heartbeat the server was already further than this stream is now.
            _expected = null;
            return ReplicaAction.Rewatch;
        }
        _expected = heartbeat;
        return ReplicaAction.Next;
    }

    private ReplicaAction Compare(Room room, Heartbeat heartbeat)
    {
        _expected = null;
        if (heartbeat.Fingerprint.IsEmpty || _fingerprint.Of(room).AsSpan().SequenceEqual(heartbeat.Fingerprint.Span))
        {
            return ReplicaAction.Next;
        }
        DivergenceCount++;
        return ReplicaAction.Refetch;
    }
}
