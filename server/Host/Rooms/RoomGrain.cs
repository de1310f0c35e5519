using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// A room, working in batches: takes every command that waits, decides them one after another on a working state, appends all in one
/// commit, then makes the working state the committed one, answers and publishes.
/// </summary>
[Reentrant]
internal sealed partial class RoomGrain(
    IRoomLog log,
    RoomPersistence persistence,
    [FromKeyedServices(Clocks.Rooms)] TimeProvider clock,
    IOptions<Limits> limits,
    IOptions<TrafficLimits> traffic,
    TidyService tidyService,
    PaceClock paceClock,
    ISeeds seeds,
    Instruments instruments,
    ILogger<RoomGrain> logger
) : Grain, IRoomGrain, IDisposable
{
    /// <summary>How long a room that cannot be read stays closed before it is read again: a disk may have come back.</summary>
    private static readonly TimeSpan ClosedFor = TimeSpan.FromMinutes(1);

    private const int CatchUpBytes = 256 * 1024;

    private RoomPublisher? _publisher;
    private Connections? _connections;
    private CommittedRoom? _committed;

    /// <summary>Why the room takes no commands; null if it does.</summary>
    private Refusal? _closed;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            _committed = await persistence.LoadAsync(this.GetPrimaryKey(), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Logged once, and again only when the room was read again.
            logger.RoomUnreadable(fault, this.GetPrimaryKey());
            _closed = Refusals.Create(RefusalCode.RoomUnreadable);
            this.RegisterGrainTimer(ReadAgain, new(ClosedFor, Timeout.InfiniteTimeSpan));
        }
        if (_committed is not null)
        {
            instruments.RoomOpened();
            _connections = new Connections(clock, limits.Value.Away);
            // Ticks only after someone moved their pointer: an idle room costs nothing.
            var show = this.RegisterGrainTimer(
                token => _publisher!.PublishPointers(token),
                new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true }
            );
            var count = this.RegisterGrainTimer(
                token => _publisher!.PublishAnswers(token),
                new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true }
            );
            _publisher = new RoomPublisher(
                _committed,
                clock,
                () => show.Change(RoomPublisher.HereInterval, Timeout.InfiniteTimeSpan),
                () => count.Change(AnswerProgress.Interval, Timeout.InfiniteTimeSpan)
            );
            _private = new PrivateQueue(clock, traffic.Value.PrivateBeat, () => Work(_committed));
            this.RegisterGrainTimer(
                _publisher.Tick,
                new(RoomPublisher.HeartbeatInterval, RoomPublisher.HeartbeatInterval) { Interleave = true }
            );
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _publisher?.End();
        _private?.Dispose();
        RefuseAll(Refusals.Create(RefusalCode.AskAgain));
        if (_committed is not null)
        {
            instruments.RoomClosed();
        }
        return Task.CompletedTask;
    }

    /// <summary>Ends the beat. Called after the grain was deactivated.</summary>
    public void Dispose() => _private?.Dispose();

    public Task<byte[]> Open(byte[] request, byte[] secret, byte[] hostSecret)
    {
        var opening = OpenRoomRequest.Parser.ParseFrom(request);
        return Enqueue(
            batch => batch.Open(opening, Digest.From(secret), Digest.From(hostSecret)),
            refusal => new Answer { Refusal = refusal }
        );
    }

    public Task<byte[]> Join(byte[] request, JoinProof proof)
    {
        var joining = JoinRequest.Parser.ParseFrom(request);
        return Enqueue(
            batch => batch.Join(joining, HashOf(proof.Secret), HashOf(proof.Host), HashOf(proof.Ticket)),
            refusal => new JoinResponse { Refusal = refusal }
        );
    }

    public Task<bool> LetsIn(JoinProof proof) =>
        Task.FromResult(
            _committed is null
                || NewBatch(_committed).LetsIn(HashOf(proof.Secret), HashOf(proof.Host), HashOf(proof.Ticket))
        );

    public Task Disconnected(uint participant)
    {
        _connections?.End(participant);
        return Task.CompletedTask;
    }

    private static Digest HashOf(byte[] hash) => hash.Length == 0 ? default : Digest.From(hash);

    public Task<byte[]> TakePocket(uint participant, byte[] secret, byte[] request)
    {
        var parsed = TakePocketRequest.Parser.ParseFrom(request);
        return EnqueuePrivate(
            ByteString.CopyFrom(secret),
            batch => batch.TakePocket(participant, secret, parsed),
            refusal => new Kept { Refusal = refusal }
        );
    }

    public Task<byte[]> Keep(byte[] command)
    {
        var parsed = PocketCommand.Parser.ParseFrom(command);
        return EnqueuePrivate(parsed.Secret, batch => batch.Keep(parsed), refusal => new Kept { Refusal = refusal });
    }

    public Task<byte[]> ReadPocket(byte[] request)
    {
        var parsed = ReadPocketRequest.Parser.ParseFrom(request);
        if (_committed is null)
        {
            return Bytes(new ReadPocketResponse { Refusal = _closed ?? Refusals.Create(RefusalCode.NoRoom) });
        }
        var refusal = Keeping.Open(_committed.PrivateState, parsed.Round, parsed.Secret.Span, out _, out var pocket);
        if (refusal is not null)
        {
            return Bytes(new ReadPocketResponse { Refusal = refusal });
        }
        var told = new V1.Pocket { Round = parsed.Round, Counter = pocket.Counter };
        told.Items.Add(pocket.Items.Values);
        return Bytes(new ReadPocketResponse { Pocket = told });
    }

    public Task<byte[]> Admit(uint participant, byte[] secret) =>
        Bytes(
            _committed is null
                ? _closed ?? Refusals.Create(RefusalCode.Token)
                : Admission.Check(_committed.Room, _committed.PrivateState, participant, secret, out _) ?? new Refusal()
        );

    public Task<byte[]> Describe()
    {
        if (_committed is null || _committed.Room.Sequence == 0)
        {
            return Bytes(new DescribeRoomResponse { Refusal = _closed ?? Refusals.Create(RefusalCode.NoRoom) });
        }
        var room = _committed.Room;
        var description = new RoomDescription
        {
            Room = room.Id,
            Name = room.Name,
            Concern = room.Concern,
            Prompt = room.Prompt,
            Departments = { room.Departments },
            Anonymous = room.Anonymous,
            Plan = room.Plan,
            Stage = room.Stage,
            People = (uint)room.Participants.Values.Count(person => person.IsHere && person.Counts),
            Reader = Timeline.Reader.Version,
            Time = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Limits = DescribedLimits.Of(limits.Value),
        };
        return Bytes(new DescribeRoomResponse { Room = description });
    }

    public Task Here(uint participant, byte[] request)
    {
        _private?.Touch();
        _publisher?.Here(participant, HereRequest.Parser.ParseFrom(request));
        return Task.CompletedTask;
    }

    public Task<RoomHead> Head() => Task.FromResult(CurrentHead(Committed));

    public Task<RoomCheckpoint> Checkpoint() =>
        Task.FromResult(new RoomCheckpoint(CurrentHead(Committed), Committed.Checkpoint().ToByteArray()));

    public async Task<CatchUp> Read(uint participant, byte[] secret, uint after, uint to)
    {
        var committed = Committed;
        try
        {
            return await ReadAsync(committed, participant, secret, after, to);
        }
        catch (Exception fault) when (DamagedRoomException.IsMeantBy(fault))
        {
            logger.RoomUnreadable(fault, committed.Id);
            // The next call replays the whole log, and finds the room unreadable. The grain ends only after this call.
            DeactivateAfterFault();
            await TryAsync(committed, persistence.Checkpoints.ForgetAsync);
            throw new DamagedRoomException(fault.Message, fault);
        }
    }

    private async Task<CatchUp> ReadAsync(CommittedRoom committed, uint participant, byte[] secret, uint after, uint to)
    {
        var last = to == 0 ? uint.MaxValue : to;
        var frame = new Frame();
        var reached = after;
        // The room may go on during the read; only what was there before it must be in the log.
        var head = Math.Min(last, committed.Room.Sequence);
        var batches = await log.ReadBatchesAsync(committed.Id, after, CatchUpBytes, CancellationToken.None);
        // Nothing changes in the room from here on: everyone who is in it may see what it shows now.
        if (!IsHere(committed, participant, secret))
        {
            return new CatchUp([], after, AtHead: true, IsAdmitted: false);
        }
        foreach (var batch in batches)
        {
            foreach (var evt in BatchRecord.Parser.ParseFrom(batch.Bytes.Span).Events)
            {
                // What is on disk but not yet this room's state comes with the feed.
                if (evt.Sequence == reached + 1 && evt.Sequence <= Math.Min(last, committed.Room.Sequence))
                {
                    committed.AppendTo(evt, frame);
                    reached = evt.Sequence;
                }
            }
        }
        var isAtHead = reached >= Math.Min(last, committed.Room.Sequence);
        return reached > after || after >= head
            ? new CatchUp(frame.ToByteArray(), reached, isAtHead, IsAdmitted: true)
            : throw new DamagedRoomException($"The log has no event after {after}.");
    }

    public Task<byte[]> Greet(uint participant, byte[] secret)
    {
        if (_committed is not { } committed || !IsHere(committed, participant, secret))
        {
            return Bytes(new Frame());
        }
        _connections!.Begin(participant);
        return Bytes(_publisher!.Greeting());
    }

    public IAsyncEnumerable<FeedBatch> Follow() => (_publisher ?? throw RoomNotFound()).Subscribe();

    private static bool IsHere(CommittedRoom committed, uint participant, byte[] secret) =>
        Admission.Check(committed.Room, committed.PrivateState, participant, secret, out _) is null;

    private CommittedRoom Committed => _committed ?? throw RoomNotFound();

    private static InvalidOperationException RoomNotFound() => new("There is no such room.");

    private static RoomHead CurrentHead(CommittedRoom committed) =>
        new(committed.Head.Epoch, committed.Room.Sequence, committed.VisibilityVersion);

    private static Task<byte[]> Bytes(IMessage message) => Task.FromResult(message.ToByteArray());
}
