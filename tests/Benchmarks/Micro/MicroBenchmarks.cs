using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Benchmarks.Micro;

/// <summary>Measures each step of one change in a room with a number of elephants.</summary>
[MemoryDiagnoser]
[InProcess]
public class MicroBenchmarks
{
    private readonly Fingerprint _fingerprint = new();
    private readonly Envelope _envelope = new(
        1,
        Role.Host,
        1_800_000_000_000,
        new Entropy(new byte[32]),
        Limits.Default
    );
    private Room _room = Room.Empty;
    private Command _move = new();
    private Event _moved = new();
    private Frame _frame = new();
    private uint _x;

    [Params(100, 10_000)]
    public int Elephants { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _room = Room.Empty with
        {
            Sequence = 1,
            Stage = Stage.Debrief,
            Departments = ["Sales", "Engineering"],
            Elephants = Enumerable
                .Range(1, Elephants)
                .Select(i => new Elephant { Id = (ulong)i * 0x9E3779B97F4A7C15, Wording = new((ulong)i, 1) })
                .ToImmutableDictionary(elephant => elephant.Id),
            Participants = Room.Empty.Participants.Add(1, new(1, new(1, 2), 1, Role.Host, Presence.Unspecified)),
        };
        var elephant = _room.Elephants.Keys.First();
        _move = new()
        {
            Id = new() { Lane = 1, Counter = 1 },
            MoveElephant = new() { Elephant = elephant, X = 700 },
        };
        _moved = new()
        {
            Sequence = 2,
            Time = 1_800_000_000_000,
            By = 1,
            Moved = new()
            {
                Elephant = elephant,
                X = 700,
                Y = 400,
            },
        };
        _frame = new() { Items = { new Item { Event = _moved } } };
        _fingerprint.Of(_room);
    }

    [Benchmark]
    public Decision DecideMove() => Decide.Command(_room, PrivateState.Empty, _move, _envelope);

    [Benchmark]
    public Room ApplyMove() => Apply.Event(_room, _moved);

    /// <summary>After one change; the other leaves are reused.</summary>
    [Benchmark]
    public byte[] FingerprintAfterMove()
    {
        _moved.Moved.X = (int)(++_x % 1600);
        return _fingerprint.Of(Apply.Event(_room, _moved));
    }

    [Benchmark]
    public byte[] FrameBytes() => _frame.ToByteArray();

    [Benchmark]
    public string FrameJson() => JsonFormatter.Default.Format(_frame);

    [Benchmark]
    public byte[] CheckpointBytes() => CheckpointConverter.To(_room).ToByteArray();
}
