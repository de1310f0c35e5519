using System.Collections.Immutable;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Link;

/// <summary>
/// A room as a client holds it: folds frames in and proves itself against the server's fingerprints. Has no clock and no link.
/// Not for use from two threads at once; the views that it gives out may go anywhere.
/// </summary>
internal sealed class RoomReplica
{
    private Fingerprint _fingerprint = new();

    // A heartbeat ahead of what is held: what must be true once that place is reached.
    private Heartbeat? _promised;

    public RoomView View { get; private set; } = RoomView.Nothing;

    /// <summary>How often the room held here was another one than the server's at the same place.</summary>
    public int Differed { get; private set; }

    /// <summary>Takes a checkpoint instead of all that is held. False, and nothing taken, when it does not prove itself.</summary>
    public bool Load(Checkpoint checkpoint)
    {
        Room room;
        var fingerprint = new Fingerprint();
        try
        {
            room = CheckpointForm.From(checkpoint.State ?? new(), checkpoint.Place?.Sequence ?? 0);
        }
        catch (ArgumentException)
        {
            return false;
        }
        if (!fingerprint.Of(room).AsSpan().SequenceEqual(checkpoint.Fingerprint.Span))
        {
            return false;
        }
        (_fingerprint, _promised) = (fingerprint, null);
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

    /// <summary>Forgets the room, to read it from its first event.</summary>
    public void Forget()
    {
        (_fingerprint, _promised) = (new(), null);
        View = RoomView.Nothing with { Link = View.Link, Limits = View.Limits };
    }

    public void Say(LinkState link) => View = View with { Link = link };

    public void Limit(RoomLimits limits) => View = View with { Limits = limits };

    /// <summary>Folds a frame in, as far as its first item that ends the stream.</summary>
    /// <param name="happened">Gets the events that were applied.</param>
    public Verdict Take(Frame frame, ICollection<Event> happened)
    {
        var (room, live, pointers, epoch) = (View.Room, View.Live, View.Pointers, View.Epoch);
        var texts = View.Wordings.ToBuilder();
        var verdict = Verdict.Next;
        foreach (var item in frame.Items)
        {
            switch (item.ItemCase)
            {
                case Item.ItemOneofCase.Event:
                    verdict = Happen(ref room, texts, item.Event, happened);
                    break;
                case Item.ItemOneofCase.Wording:
                    if (SeenWordings.IsProved(item.Wording))
                    {
                        texts[WordingId.From(item.Wording.Id)] = item.Wording.Text;
                    }
                    break;
                case Item.ItemOneofCase.Live:
                    live = item.Live;
                    break;
                case Item.ItemOneofCase.Here:
                    pointers = item.Here.Away
                        ? pointers.Remove(item.Here.Participant)
                        : pointers.SetItem(item.Here.Participant, item.Here);
                    break;
                case Item.ItemOneofCase.Heartbeat:
                    verdict = Prove(room, ref epoch, item.Heartbeat);
                    break;
                case Item.ItemOneofCase.Resync:
                    verdict = Verdict.Refetch;
                    break;
                case Item.ItemOneofCase.Bye:
                    verdict = new Verdict.Parted(item.Bye);
                    break;
                default:
                    // Something that a newer server says beside the timeline.
                    break;
            }
            if (verdict is not Verdict.Onwards)
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
        return verdict;
    }

    private Verdict Happen(
        ref Room room,
        ImmutableDictionary<WordingId, string>.Builder texts,
        Event next,
        ICollection<Event> happened
    )
    {
        if (next.Sequence <= room.Sequence)
        {
            return Verdict.Next;
        }
        var before = room;
        try
        {
            room = Apply.Event(before, next);
        }
        catch (OutOfOrderException)
        {
            return Verdict.Rewatch;
        }
        catch (NewerEventException)
        {
            return new Verdict.TooOld();
        }
        catch (ArgumentException)
        {
            // A wording id of no lawful length: not this server's event.
            return Verdict.Refetch;
        }
        SeenWordings.Drop(texts, before, next);
        happened.Add(next);
        return _promised?.Head.Sequence == room.Sequence ? Compare(room, _promised) : Verdict.Next;
    }

    private Verdict Prove(Room room, ref ulong epoch, Heartbeat heartbeat)
    {
        if (heartbeat.Head is not { } head)
        {
            return Verdict.Next;
        }
        if (epoch == 0)
        {
            epoch = head.Epoch;
        }
        if (head.Epoch != epoch)
        {
            return Verdict.Refetch;
        }
        if (head.Sequence < room.Sequence)
        {
            // Said before what came since.
            return Verdict.Next;
        }
        if (head.Sequence == room.Sequence)
        {
            return Compare(room, heartbeat);
        }
        if (_promised is not null)
        {
            // A whole heartbeat ago the server was further than this stream has come.
            _promised = null;
            return Verdict.Rewatch;
        }
        _promised = heartbeat;
        return Verdict.Next;
    }

    private Verdict Compare(Room room, Heartbeat heartbeat)
    {
        _promised = null;
        if (heartbeat.Fingerprint.IsEmpty || _fingerprint.Of(room).AsSpan().SequenceEqual(heartbeat.Fingerprint.Span))
        {
            return Verdict.Next;
        }
        Differed++;
        return Verdict.Refetch;
    }
}
