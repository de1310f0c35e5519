using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Unit.Link;

/// <summary>An entrance whose other side is the test: it sees each watch and each command, and answers by hand.</summary>
internal sealed class FakeEntrance : IEntrance
{
    private readonly Channel<FakeWatch> _watches = Channel.CreateUnbounded<FakeWatch>();
    private readonly Channel<FakeAsk<Command, Answer>> _commands = Channel.CreateUnbounded<FakeAsk<Command, Answer>>();

    public static readonly Membership Membership = new("ABCDE12345", "token", 1, FakeRoom.Id, Role.Participant);

    /// <summary>What is given for a checkpoint.</summary>
    public Func<CheckpointAnswer> Checkpoint { get; set; } = () => throw new LinkBrokenException();

    public int Checkpoints { get; private set; }

    public FakeHat Hat { get; } = new();

    /// <summary>The next watch that is opened.</summary>
    public Task<FakeWatch> WatchedAsync() => _watches.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    /// <summary>The next command that is sent.</summary>
    public Task<FakeAsk<Command, Answer>> CommandedAsync() =>
        _commands.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

    public bool IsCommanded => _commands.Reader.TryPeek(out _);

    public Task<CheckpointAnswer> GetCheckpointAsync(Membership membership, CancellationToken cancellationToken)
    {
        Checkpoints++;
        return Task.FromResult(Checkpoint());
    }

    public Task<CheckpointAnswer> GetStateAtAsync(
        Membership membership,
        uint sequence,
        CancellationToken cancellationToken
    ) => throw new LinkBrokenException();

    /// <summary>Answers commands at once; null: the test answers by hand.</summary>
    public Func<Membership, Command, Answer>? Do { get; set; }

    public Task<Answer> DoAsync(Membership membership, Command command, CancellationToken cancellationToken)
    {
        if (Do is { } answer)
        {
            return Task.FromResult(answer(membership, command));
        }
        var ask = new FakeAsk<Command, Answer>(command.Clone());
        _commands.Writer.TryWrite(ask);
        return ask.Answer.Task.WaitAsync(cancellationToken);
    }

    public async IAsyncEnumerable<Frame> WatchAsync(
        Membership membership,
        Place after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var watch = new FakeWatch(after.Clone());
        _watches.Writer.TryWrite(watch);
        await foreach (var frame in watch.Frames.Reader.ReadAllAsync(cancellationToken))
        {
            yield return frame;
        }
    }

    public Task<Kept> TakePocketAsync(
        Membership membership,
        TakePocketRequest request,
        CancellationToken cancellationToken
    ) => Hat.TakeAsync(request);

    public Task<Kept> KeepAsync(Membership membership, PocketCommand command, CancellationToken cancellationToken) =>
        Hat.KeepAsync(command);

    public Task<ReadPocketResponse> ReadPocketAsync(
        Membership membership,
        ReadPocketRequest request,
        CancellationToken cancellationToken
    ) => Task.FromResult(Hat.Read(request));

    /// <summary>How often the connection was given up.</summary>
    public int Abandoned { get; private set; }

    public void Abandon() => Abandoned++;

    /// <summary>Where its seat said that it points.</summary>
    public ConcurrentQueue<HereRequest> Heres { get; } = [];

    public Task HereAsync(Membership membership, HereRequest request, CancellationToken cancellationToken)
    {
        Heres.Enqueue(request.Clone());
        return Task.CompletedTask;
    }

    public Task<OpenRoomResponse> OpenRoomAsync(OpenRoomRequest request, CancellationToken cancellationToken) =>
        throw new LinkBrokenException();

    /// <summary>What is answered to a question about the room.</summary>
    public Func<DescribeRoomResponse> Describe { get; set; } = () => throw new LinkBrokenException();

    /// <summary>Answers a question about the room later; null: at once.</summary>
    public Task<DescribeRoomResponse>? Described { get; set; }

    public Task<DescribeRoomResponse> DescribeRoomAsync(
        string code,
        string? proof,
        CancellationToken cancellationToken
    ) => Described?.WaitAsync(cancellationToken) ?? Task.FromResult(Describe());

    /// <summary>The answer to a join.</summary>
    public Func<JoinRequest, JoinResponse> Join { get; set; } = _ => throw new LinkBrokenException();

    public Task<JoinResponse> JoinAsync(JoinRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Join(request));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>One stream of frames, sent by the test.</summary>
internal sealed record FakeWatch(Place After)
{
    public Channel<Frame> Frames { get; } = Channel.CreateUnbounded<Frame>();

    public void Send(params Item[] items) => Frames.Writer.TryWrite(new() { Items = { items } });

    public void Break() => Frames.Writer.TryComplete(new LinkBrokenException());
}

/// <summary>One question, answered by the test.</summary>
internal sealed record FakeAsk<TAsk, TAnswer>(TAsk Asked)
{
    public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
