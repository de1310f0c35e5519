using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// A room's way out: what each turn has for watchers, the latest live values, who is where on the floor, and a heartbeat. One follower a
/// process. Runs on the room's own thread of control.
/// </summary>
/// <param name="schedulePointers">Has <see cref="PublishPointers"/> called once, after <see cref="HereInterval"/>.</param>
internal sealed class RoomPublisher(CommittedRoom committed, TimeProvider clock, Action schedulePointers)
{
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan HereInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Turns that a follower may be behind before it has to follow anew.</summary>
    private const int MaxBacklog = 10_000;

    /// <summary>Most people whose place is told in one frame.</summary>
    private const int HerePerFrame = 30;

    private readonly List<Channel<FeedBatch>> _channels = [];
    private readonly Dictionary<uint, Here> _here = [];
    private readonly HatSize _hat = new(committed, clock);
    private PourAnnounced? _pour;

    public async IAsyncEnumerable<FeedBatch> Subscribe(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var channel = Channel.CreateBounded<FeedBatch>(
            new BoundedChannelOptions(MaxBacklog) { SingleReader = true, AllowSynchronousContinuations = false }
        );
        _channels.Add(channel);
        // The first one tells that the follower is on, and where.
        channel.Writer.TryWrite(new FeedBatch(committed.Room.Sequence, [], []));
        try
        {
            await foreach (var batch in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return batch;
            }
        }
        finally
        {
            _channels.Remove(channel);
        }
    }

    /// <summary>A turn that is on disk.</summary>
    public void Publish(CommandBatch batch)
    {
        var pourChanged = PourChanged();
        var liveChanged = _hat.Emptied() || pourChanged;
        if (_channels.Count == 0 || (batch.Events.Count == 0 && !pourChanged))
        {
            return;
        }
        var frame = new Frame();
        foreach (var evt in batch.Events)
        {
            committed.AppendTo(evt, frame);
        }
        if (liveChanged)
        {
            frame.Items.Add(new Item { Live = LiveNow() });
        }
        var ended = batch.Events.Where(evt => evt.FactCase == Event.FactOneofCase.Left);
        Send(
            new FeedBatch(
                batch.Events.Count == 0 ? 0 : batch.Room.Sequence,
                frame.ToByteArray(),
                [.. ended.Select(evt => evt.Left.Participant)]
            )
        );
    }

    /// <summary>The latest values and a heartbeat.</summary>
    public Frame Greeting()
    {
        var frame = new Frame();
        if (_hat.Live is not null || Announced() is not null)
        {
            frame.Items.Add(new Item { Live = LiveNow() });
        }
        frame.Items.Add(Heartbeat());
        return frame;
    }

    public Task Tick(CancellationToken cancellationToken)
    {
        var pourChanged = PourChanged();
        var liveChanged = _hat.Refresh() || pourChanged;
        if (_channels.Count > 0)
        {
            var frame = new Frame();
            if (liveChanged)
            {
                frame.Items.Add(new Item { Live = LiveNow() });
            }
            frame.Items.Add(Heartbeat());
            Send(new FeedBatch(0, frame.ToByteArray(), []));
        }
        return Task.CompletedTask;
    }

    /// <summary>Somebody's place on the floor; only the latest counts.</summary>
    public void Here(uint participant, HereRequest request)
    {
        if (!IsVisible(participant))
        {
            return;
        }
        if (_here.Count == 0)
        {
            schedulePointers();
        }
        _here[participant] = new Here
        {
            Participant = participant,
            X = Math.Clamp(request.X, 0, Timeline.Floor.Width),
            Y = Math.Clamp(request.Y, 0, Timeline.Floor.Height),
            Elephant = request.Elephant,
            Away = request.Away,
        };
    }

    public Task PublishPointers(CancellationToken cancellationToken)
    {
        if (_here.Count == 0)
        {
            return Task.CompletedTask;
        }
        var frame = new Frame();
        foreach (var here in _here.Values.TakeLast(HerePerFrame))
        {
            if (IsVisible(here.Participant))
            {
                frame.Items.Add(new Item { Here = here });
            }
        }
        _here.Clear();
        if (frame.Items.Count > 0)
        {
            Send(new FeedBatch(0, frame.ToByteArray(), []));
        }
        return Task.CompletedTask;
    }

    public void End()
    {
        foreach (var channel in _channels)
        {
            channel.Writer.TryComplete();
        }
    }

    /// <summary>While people write in an anonymous room, a pointer that rests would tell who does: before the first pour, in the stage "spot", and while
    /// a question is open, only those who lead are shown.</summary>
    private bool IsVisible(uint participant) =>
        committed.Room.Participants.TryGetValue(participant, out var who)
        && who.IsHere
        && who.Counts
        && (who.Role is Role.Host or Role.Facilitator || !committed.Room.Anonymous || !IsWriting);

    private bool IsWriting =>
        committed.Room.Pours == 0 || committed.Room.Stage == Stage.Spot || committed.Room.OpenQuestion is not null;

    /// <summary>Whether a pour was announced, stopped, done or has lapsed since the last time.</summary>
    private bool PourChanged()
    {
        var before = _pour;
        _pour = Announced();
        return !Equals(before, _pour);
    }

    /// <summary>The hat's step as it was told last, whatever else changed.</summary>
    private Live LiveNow()
    {
        var live = _hat.Live ?? new Live();
        live.Pour = Announced();
        return live;
    }

    private PourAnnounced? Announced()
    {
        var (plan, round) = (committed.PrivateState.Pour, committed.Room.Round);
        return plan.Announces(round, clock.GetUtcNow().ToUnixTimeMilliseconds())
            ? new PourAnnounced { Round = round, At = plan.At }
            : null;
    }

    private Item Heartbeat() =>
        new()
        {
            Heartbeat = new Heartbeat
            {
                Time = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                Head = committed.Place,
                Fingerprint = UnsafeByteOperations.UnsafeWrap(committed.FingerprintOf()),
            },
        };

    private void Send(FeedBatch batch)
    {
        foreach (var channel in _channels)
        {
            if (!channel.Writer.TryWrite(batch))
            {
                channel.Writer.TryComplete();
            }
        }
    }
}
