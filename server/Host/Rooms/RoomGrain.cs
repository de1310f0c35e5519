using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Log;
using ElephantBoard.Rules;
using ElephantBoard.Rules.Pockets;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;

namespace ElephantBoard.Host.Rooms;

/// <summary>
/// A room, working in turns: takes every command that waits, decides them one after another on a working state, appends all in one
/// commit, then makes the working state the committed one, answers and publishes.
/// </summary>
[Reentrant]
internal sealed partial class RoomGrain(
    IRoomLog log,
    AtRest atRest,
    [FromKeyedServices(Clocks.Rooms)] TimeProvider clock,
    IOptions<Limits> limits,
    IOptions<TrafficLimits> traffic,
    Tidying tidying,
    ISeeds seeds,
    Instruments instruments,
    ILogger<RoomGrain> logger
) : Grain, IRoomGrain, IDisposable
{
    /// <summary>How long a room that cannot be read stays closed before it is read again: a disk may have come back.</summary>
    private static readonly TimeSpan ClosedFor = TimeSpan.FromMinutes(1);

    private const int CatchUpBytes = 256 * 1024;

    private Followers? _followers;
    private HeldRoom? _held;
    private Refusal? _unreadable;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        try
        {
            _held = await atRest.LoadAsync(this.GetPrimaryKey(), cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // Logged once, and again only when the room was read again.
            logger.RoomUnreadable(fault, this.GetPrimaryKey());
            _unreadable = Refuse.With(RefusalCode.RoomUnreadable);
            this.RegisterGrainTimer(ReadAgain, new(ClosedFor, Timeout.InfiniteTimeSpan));
        }
        if (_held is not null)
        {
            instruments.RoomOpened();
            // Ticks only after somebody moved their pointer: a room at rest costs nothing.
            var show = this.RegisterGrainTimer(
                token => _followers!.ShowWhoIsHere(token),
                new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true }
            );
            _followers = new Followers(
                _held,
                clock,
                () => show.Change(Followers.HereInterval, Timeout.InfiniteTimeSpan)
            );
            _private = new PrivateQueue(clock, traffic.Value.PrivateBeat, () => Work(_held));
            this.RegisterGrainTimer(_followers.Tick, new(Followers.Beat, Followers.Beat) { Interleave = true });
        }
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _followers?.End();
        _private?.Dispose();
        RefuseAll(Refuse.With(RefusalCode.AskAgain));
        if (_held is not null)
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
            turn => turn.Open(opening, Digest.From(secret), Digest.From(hostSecret)),
            refusal => new Answer { Refusal = refusal }
        );
    }

    public Task<byte[]> Join(byte[] request, byte[] secret, byte[] hostSecret)
    {
        var joining = JoinRequest.Parser.ParseFrom(request);
        var host = hostSecret.Length == 0 ? default : Digest.From(hostSecret);
        return Enqueue(
            turn => turn.Join(joining, Digest.From(secret), host),
            refusal => new JoinResponse { Refusal = refusal }
        );
    }

    public Task<byte[]> Do(uint participant, byte[] secret, byte[] command)
    {
        var parsed = Command.Parser.ParseFrom(command);
        Func<RoomTurn, IMessage> decide = turn => turn.Do(participant, secret, parsed, command);
        Func<Refusal, IMessage> refuse = refusal => new Answer { Refusal = refusal };
        // What closes a round comes after what was put into it before: it waits for the same beat.
        return parsed.ActCase is Command.ActOneofCase.Reveal or Command.ActOneofCase.CountAnswers
            ? EnqueuePrivate(null, decide, refuse)
            : Enqueue(decide, refuse);
    }

    public Task<byte[]> TakePocket(uint participant, byte[] secret, byte[] request)
    {
        var parsed = TakePocketRequest.Parser.ParseFrom(request);
        return EnqueuePrivate(
            ByteString.CopyFrom(secret),
            turn => turn.TakePocket(participant, secret, parsed),
            refusal => new Kept { Refusal = refusal }
        );
    }

    public Task<byte[]> Keep(byte[] command)
    {
        var parsed = PocketCommand.Parser.ParseFrom(command);
        return EnqueuePrivate(parsed.Secret, turn => turn.Keep(parsed), refusal => new Kept { Refusal = refusal });
    }

    public Task<byte[]> ReadPocket(byte[] request)
    {
        var parsed = ReadPocketRequest.Parser.ParseFrom(request);
        if (_held is null)
        {
            return Bytes(new ReadPocketResponse { Refusal = _unreadable ?? Refuse.With(RefusalCode.NoRoom) });
        }
        var refusal = Keeping.Open(_held.Hidden, parsed.Round, parsed.Secret.Span, out _, out var pocket);
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
            _held is null
                ? _unreadable ?? Refuse.With(RefusalCode.Token)
                : Admission.Check(_held.Room, _held.Hidden, participant, secret, out _) ?? new Refusal()
        );

    public Task<byte[]> Describe()
    {
        if (_held is null || _held.Room.Sequence == 0)
        {
            return Bytes(new DescribeRoomResponse { Refusal = _unreadable ?? Refuse.With(RefusalCode.NoRoom) });
        }
        var room = _held.Room;
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
        _followers?.Here(participant, HereRequest.Parser.ParseFrom(request));
        return Task.CompletedTask;
    }

    public Task<RoomHead> Head() => Task.FromResult(HeadNow(Held));

    public Task<RoomCheckpoint> Checkpoint() =>
        Task.FromResult(new RoomCheckpoint(HeadNow(Held), Held.Checkpoint().ToByteArray()));

    public async Task<CatchUp> Read(uint participant, byte[] secret, uint after, uint to)
    {
        var held = Held;
        var last = to == 0 ? uint.MaxValue : to;
        var frame = new Frame();
        var reached = after;
        var turns = await log.ReadTurnsAsync(held.Id, after, CatchUpBytes, CancellationToken.None);
        // From here on nothing happens in the room: whoever is in it now may have all that it shows now.
        if (!IsHere(held, participant, secret))
        {
            return new CatchUp([], after, AtHead: true, IsAdmitted: false);
        }
        foreach (var turn in turns)
        {
            foreach (var happened in TurnRecord.Parser.ParseFrom(turn.Bytes.Span).Events)
            {
                // What is on disk but not yet this room's state comes with the feed.
                if (happened.Sequence > reached && happened.Sequence <= Math.Min(last, held.Room.Sequence))
                {
                    held.Show(happened, frame);
                    reached = happened.Sequence;
                }
            }
        }
        return new CatchUp(
            frame.ToByteArray(),
            reached,
            reached >= Math.Min(last, held.Room.Sequence),
            IsAdmitted: true
        );
    }

    public Task<byte[]> Greet(uint participant, byte[] secret) =>
        Bytes(_held is { } held && IsHere(held, participant, secret) ? _followers!.Greeting() : new Frame());

    public IAsyncEnumerable<FeedTurn> Follow() => (_followers ?? throw NoRoom()).Follow();

    private static bool IsHere(HeldRoom held, uint participant, byte[] secret) =>
        Admission.Check(held.Room, held.Hidden, participant, secret, out _) is null;

    private HeldRoom Held => _held ?? throw NoRoom();

    private static InvalidOperationException NoRoom() => new("There is no such room.");

    private static RoomHead HeadNow(HeldRoom held) => new(held.Head.Epoch, held.Room.Sequence, held.Hidings);

    private static Task<byte[]> Bytes(IMessage message) => Task.FromResult(message.ToByteArray());
}
