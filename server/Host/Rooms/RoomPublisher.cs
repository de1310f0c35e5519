using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// Publishes a room's output to watchers: each batch, the latest live values, the pointers on the floor, and a heartbeat. One subscriber per
/// process. Runs on the grain's scheduler.
/// </summary>
/// <param name="schedulePointers">Schedules one call of <see cref="PublishPointers"/> after <see cref="HereInterval"/>.</param>
/// <param name="scheduleAnswers">Schedules one call of <see cref="PublishAnswers"/> after <see cref="AnswerProgress.Interval"/>.</param>
internal sealed class RoomPublisher(
    CommittedRoom committed,
    TimeProvider clock,
    Action schedulePointers,
    Action scheduleAnswers
)
{
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan HereInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Maximum number of batches that a subscriber may be behind before it must subscribe again.</summary>
    private const int MaxBacklog = 10_000;

    /// <summary>Maximum number of pointers in one frame.</summary>
    private const int HerePerFrame = 30;

    private readonly List<Channel<FeedBatch>> _channels = [];
    private readonly Dictionary<uint, Here> _here = [];
    private readonly HatSize _hat = new(committed, clock);
    private readonly AnswerProgress _answers = new(committed, scheduleAnswers);
    private PourAnnounced? _pour;
    private LiveState _state = committed.PrivateState.Live;

    public async IAsyncEnumerable<FeedBatch> Subscribe(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var channel = Channel.CreateBounded<FeedBatch>(
            new BoundedChannelOptions(MaxBacklog) { SingleReader = true, AllowSynchronousContinuations = false }
        );
        _channels.Add(channel);
        // The first item confirms the subscription and contains its position.
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

    /// <summary>Publishes a batch that is on disk.</summary>
    public void Publish(CommandBatch batch)
    {
        var pourChanged = PourChanged();
        var questionChanged = _answers.Follow();
        var stateChanged = StateChanged();
        var liveChanged = _hat.Emptied() || pourChanged || questionChanged || stateChanged;
        if (
            _channels.Count == 0
            || (batch.Events.Count == 0 && !pourChanged && !stateChanged && batch.Ended.Count + batch.Back.Count == 0)
        )
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
        Send(
            new FeedBatch(batch.Events.Count == 0 ? 0 : batch.Room.Sequence, frame.ToByteArray(), [.. batch.Ended])
            {
                Back = [.. batch.Back],
            }
        );
    }

    /// <summary>Returns the latest live values, also if there are none, and a heartbeat: a client that watches again has the values of an
    /// earlier watch.</summary>
    public Frame Greeting() =>
        new()
        {
            Items =
            {
                new Item { Live = LiveNow() },
                Heartbeat(),
            },
        };

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

    /// <summary>Records a participant's pointer on the floor; only the latest position counts.</summary>
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

    /// <summary>Publishes how many have answered.</summary>
    public Task PublishAnswers(CancellationToken cancellationToken)
    {
        if (_answers.Refresh())
        {
            var frame = new Frame();
            frame.Items.Add(new Item { Live = LiveNow() });
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

    /// <summary>Returns whether a participant's pointer is shown. A resting pointer would reveal who writes or answers. While a question is
    /// open, no pointer is shown, because answers are anonymous in every room. Before the first pour of an anonymous room, and in its stage
    /// "spot", only the pointers of hosts and facilitators are.</summary>
    private bool IsVisible(uint participant) =>
        committed.Room.Participants.TryGetValue(participant, out var who)
        && who.IsHere
        && who.Counts
        && committed.Room.OpenQuestion is null
        && (who.Role is Role.Host or Role.Facilitator || !committed.Room.Anonymous || !IsWriting);

    private bool IsWriting => committed.Room.Pours == 0 || committed.Room.Stage == Stage.Spot;

    /// <summary>Returns whether a pour was announced, stopped, done or has lapsed since the last call.</summary>
    private bool PourChanged()
    {
        var before = _pour;
        _pour = Announced();
        return !Equals(before, _pour);
    }

    /// <summary>Returns whether a command changed the live state since the last call.</summary>
    private bool StateChanged()
    {
        var before = _state;
        _state = committed.PrivateState.Live;
        return before != _state;
    }

    /// <summary>Returns the current live values with the hat's step as last published, whatever else changed.</summary>
    private Live LiveNow()
    {
        var live = _hat.Live ?? new Live();
        live.Pour = Announced();
        live.Answered = _answers.Now;
        live.State = _state.CalculateSize() == 0 ? null : _state;
        return live;
    }

    private PourAnnounced? Announced()
    {
        var (plan, round) = (committed.PrivateState.Pour, committed.Room.Round);
        return plan.Announces(round, clock.GetUtcNow().ToUnixTimeMilliseconds())
            ? new PourAnnounced
            {
                Round = round,
                At = plan.At,
                Until = plan.Until,
            }
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
