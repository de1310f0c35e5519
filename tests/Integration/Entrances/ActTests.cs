using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Bad;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Private;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>Streams of commands: their order, their answers, and what happens when they break.</summary>
public sealed class ActTests(OneServer one) : IClassFixture<OneServer>
{
    private const ulong NoElephant = 1;

    private static readonly (string, string)[] Unlimited =
    [
        ("ElephantBoard:Limits:CommandsPerSecond", "1000000"),
        ("ElephantBoard:Limits:CommandBurst", "1000000"),
    ];

    [Fact]
    public async Task Act1_commands_are_decided_and_answered_in_their_order()
    {
        const int count = 1_000;
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        using var act = room.Rooms.Act(Workshop.Proof(room.Host));
        var commands = Enumerable
            .Range(1, count)
            .Select(n => Move(n % 3 == 0 ? NoElephant : room.Elephants[0], n))
            .ToList();
        var sending = SendAsync(act.RequestStream, commands);
        var answers = await act.ResponseStream.ReadAllAsync().ToListAsync().AsTask().Within("an answer to each");
        await sending;
        Assert.Equal(count, answers.Count);
        var events = await room.EventsAsync();
        var last = 0u;
        for (var n = 1; n <= count; n++)
        {
            var answer = answers[n - 1];
            if (n % 3 == 0)
            {
                Refusals.Says(RefusalCode.NoElephant, answer.Refusal);
                continue;
            }
            Assert.True(answer.Accepted.Sequence > last);
            last = answer.Accepted.Sequence;
            Assert.Equal(n, events[(int)last - 1].Moved.X);
        }
    }

    [Fact]
    public async Task Act1_no_answer_comes_before_the_change_is_on_disk()
    {
        var log = new WatchedLog(new MemoryRoomLog());
        await using var server = await RunningServer.StartAsync(services => services.AddSingleton<IRoomLog>(_ => log));
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 1);
        using var act = room.Rooms.Act(Workshop.Proof(room.Host));
        var reached = log.HoldAsync();
        await act.RequestStream.WriteAsync(Move(room.Elephants[0], 1));
        await reached.Within("the commit");
        await act.RequestStream.WriteAsync(Move(NoElephant, 2));
        var answered = act.ResponseStream.MoveNext(default);

        // Somebody who sends a call of its own is not held up by either.
        Assert.NotNull((await room.TryAsync(Move(NoElephant, 3)).Within("another's refusal")).Refusal);
        Assert.False(answered.IsCompleted);

        log.Pass();
        Assert.True(await answered.Within("the answer"));
        Assert.NotNull(act.ResponseStream.Current.Accepted);
        Assert.NotNull((await NextAsync(act)).Refusal);
    }

    [Fact]
    public async Task Act2_act_and_do_answer_the_same_commands_alike()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var server = await RunningServer.StartAsync(settings: Unlimited);
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 5);
        using var act = room.Rooms.Act(Workshop.Proof(room.Host));
        var seen = Room.Empty;
        var accepted = 0;
        var refused = new HashSet<RefusalCode>();
        for (var number = 0; number < 300; number++)
        {
            foreach (var evt in await room.EventsAsync(after: seen.Sequence))
            {
                seen = Timeline.Apply.Event(seen, evt);
            }
            var command = RandomActs.Draw(random, room.Elephants, seen, isHost: true);
            command.Id = Workshop.NewId();
            var first = number % 2 == 0 ? await ActAsync(act, command) : await room.TryAsync(command);
            var second = number % 2 == 0 ? await room.TryAsync(command) : await ActAsync(act, command);
            Assert.True(first.Equals(second), $"Seed {seed}, {command.ActCase}: {first} and {second}");
            accepted += first.Accepted is null ? 0 : 1;
            refused.Add(first.Refusal?.Code ?? default);
        }
        // Both kinds were tried.
        Assert.True(accepted > 30 && refused.Count > 3, $"Seed {seed}: {accepted} accepted, {refused.Count} refusals");
    }

    [Fact]
    public async Task Act2_a_command_is_the_same_in_another_encoding()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        var move = Move(room.Elephants[0], 9);
        // The id behind the act, and a field with its default value.
        byte[] other =
        [
            .. new Command { MoveElephant = move.MoveElephant }.ToByteArray(),
            .. new Command { Id = move.Id }.ToByteArray(),
            (Command.DeadlineFieldNumber << 3) | (byte)WireFormat.WireType.Varint,
            0,
        ];
        await using var act = await RawAct.SendAsync(one.Server.Grpc, room.Host.Token, RawAct.Framed(other));
        var place = (await act.NextAsync())?.Accepted;
        Assert.NotNull(place);
        Assert.Equal(place, (await room.TryAsync(move)).Accepted);
    }

    [Fact]
    public async Task Act2_commands_sent_again_over_broken_streams_are_done_once_in_order()
    {
        const int count = 3_000;
        const int cuts = 5;
        await using var server = await RunningServer.StartAsync(settings: Unlimited);
        await using var room = await Workshop.OpenAsync(server.Grpc, 0, 1);
        await using var proxy = new FaultProxy(server.Grpc);
        var journal = new Journal();
        var waiting = Enumerable.Range(1, count).Select(n => journal.Move(room.Elephants[0], 1, (uint)n)).ToList();
        for (var stream = 1; waiting.Count > 0; stream++)
        {
            using var channel = GrpcChannel.ForAddress(proxy.Address);
            using var act = new RoomService.RoomServiceClient(channel).Act(Workshop.Proof(room.Host));
            var sending = SendAsync(act.RequestStream, [.. waiting]);
            var answered = 0;
            try
            {
                await foreach (var answer in act.ResponseStream.ReadAllAsync())
                {
                    journal.Acknowledge(waiting[answered++], answer.Accepted);
                    if (stream <= cuts && answered == 300)
                    {
                        proxy.Cut();
                    }
                }
            }
            catch (RpcException) when (stream <= cuts)
            {
                // What was under way is lost.
            }
            await sending.Within("the end of sending");
            waiting.RemoveRange(0, answered);
        }
        Assert.Equal(count, journal.Count);
        journal.Compare(await room.EventsAsync(), inOrder: true);
    }

    [Fact]
    public async Task Act3_a_refused_command_is_answered_and_the_stream_goes_on()
    {
        await using var room = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        await using var other = await Workshop.OpenAsync(one.Server.Grpc, 0, 1);
        var big = new KickOut { Elephant = room.Elephants[0], Wording = new string('x', 70_000) };
        (byte[] Command, RefusalCode? Code)[] all =
        [
            (Move(room.Elephants[0], 1).ToByteArray(), null),
            (new Command { Id = Workshop.NewId(), KickOut = big }.ToByteArray(), RefusalCode.MessageTooBig),
            ([0xFF], RefusalCode.Malformed),
            ([], RefusalCode.Malformed),
            (Move(other.Elephants[0], 2).ToByteArray(), RefusalCode.NoElephant),
            (Move(room.Elephants[0], 3).ToByteArray(), null),
        ];
        await using var act = await RawAct.SendAsync(
            one.Server.Grpc,
            room.Host.Token,
            all.SelectMany(each => RawAct.Framed(each.Command))
        );
        var answers = await act.RestAsync().Within("an answer to each");
        Assert.Equal(all.Select(each => each.Code), answers.Select(answer => answer.Refusal?.Code));
        Assert.All(
            answers.Where(answer => answer.Refusal is not null),
            answer => Refusals.Says(answer.Refusal.Code, answer.Refusal)
        );
        Assert.Equal("0", act.Status().Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Act3_commands_behind_the_end_of_the_membership_are_refused(bool isRemoved)
    {
        await using var server = await RunningServer.StartAsync(
            settings: ("ElephantBoard:Limits:WrongTokensAtOnce", "5")
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        var gone = room.People[1];
        using var act = room.Rooms.Act(Workshop.Proof(gone));
        Assert.NotNull((await ActAsync(act, Move(room.Elephants[0], 1))).Accepted);
        if (isRemoved)
        {
            await room.DoAsync(new Command { RemoveParticipant = new() { Participant = gone.Participant } });
        }
        else
        {
            Assert.NotNull((await ActAsync(act, new Command { Id = Workshop.NewId(), Leave = new() })).Accepted);
        }

        var codes = new List<RefusalCode?>();
        for (var n = 0; n < 50; n++)
        {
            codes.Add((await ActAsync(act, Move(room.Elephants[0], 2 + n))).Refusal?.Code);
        }

        Assert.Equal(RefusalCode.Token, codes[0]);
        // As with Do, each counts against the address.
        Assert.Contains(RefusalCode.TooManyTries, codes);
        Assert.All(codes, code => Assert.True(code is RefusalCode.Token or RefusalCode.TooManyTries, $"{code}"));
        Assert.Single(await room.EventsAsync(), evt => evt.Moved is not null);
        await room.DoAsync(Move(room.Elephants[0], 99));
    }

    [Fact]
    public async Task Act4_a_command_that_waits_for_the_private_beat_keeps_its_place()
    {
        var time = new HandDrivenTime();
        await using var server = await RunningServer.StartAsync(
            services => services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, time),
            null,
            ("ElephantBoard:Limits:PrivateBeat", "0:00:00.5")
        );
        await using var room = await time.PassUntilAsync(Workshop.OpenAsync(server.Grpc, 0, 1));
        // Of a round that is not open.
        var reveal = new Command
        {
            Id = Workshop.NewId(),
            Reveal = new() { Round = 1 },
        };
        Command[] commands = [Move(room.Elephants[0], 1), reveal, Move(room.Elephants[0], 2)];
        await using var act = await RawAct.SendAsync(
            server.Grpc,
            room.Host.Token,
            commands.SelectMany(command => RawAct.Framed(command.ToByteArray()))
        );
        Assert.NotNull((await act.NextAsync().Within("the answer before it"))?.Accepted);

        var waiting = act.NextAsync();
        // Nothing behind it is done before it.
        await room.DoAsync(Move(room.Elephants[0], 3)).Within("somebody else's command");
        Assert.False(waiting.IsCompleted);
        Assert.Equal([1, 3], (await room.EventsAsync()).Select(evt => evt.Moved?.X).OfType<int>());

        Assert.NotNull((await time.PassUntilAsync(waiting))?.Refusal);
        Assert.NotNull((await act.NextAsync().Within("the answer behind it"))?.Accepted);
    }

    private static Command Move(ulong elephant, int x) =>
        new()
        {
            Id = Workshop.NewId(),
            MoveElephant = new MoveElephant { Elephant = elephant, X = x },
        };

    /// <summary>Sends as much as the connection takes.</summary>
    private static async Task SendAsync(IClientStreamWriter<Command> stream, IReadOnlyList<Command> commands)
    {
        try
        {
            foreach (var command in commands)
            {
                await stream.WriteAsync(command);
            }
            await stream.CompleteAsync();
        }
        catch (Exception broken) when (broken is RpcException or InvalidOperationException or IOException)
        {
            // The reader learns why.
        }
    }

    private static async Task<Answer> ActAsync(AsyncDuplexStreamingCall<Command, Answer> act, Command command)
    {
        await act.RequestStream.WriteAsync(command);
        return await NextAsync(act);
    }

    private static async Task<Answer> NextAsync(AsyncDuplexStreamingCall<Command, Answer> act)
    {
        Assert.True(await act.ResponseStream.MoveNext(default).Within("an answer"));
        return act.ResponseStream.Current;
    }
}
