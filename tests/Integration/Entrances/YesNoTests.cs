using System.Security.Cryptography;
using ElephantBoard.Link.Replica;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Tests.Integration.Link;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>A question of yes or no from asking to its result, over both entrances.</summary>
public sealed class YesNoTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Yesno2_it_is_asked_answered_counted_once_and_seen_by_who_comes_later(bool overGrpc)
    {
        await using var server = await RunningServer.StartAsync();
        await using var entrance = Enter(server, overGrpc);
        var opened = (await entrance.OpenRoomAsync(People.Opening(anonymous: true), default)).Opened;
        await using var host = new Following(entrance, Membership.From(opened));
        var joining = People.Joining(opened.Code, "Other");
        joining.HostSecret = opened.HostSecret;
        var other = Membership.From(opened.Code, (await entrance.JoinAsync(joining, default)).Joined);
        await using var second = new Following(entrance, other);
        var guests = await JoinAsync(entrance, opened.Code, 3);
        var round = await AskAsync(host);
        await PutAsync(guests[0], round, YesNo.Yes);
        await PutAsync(guests[1], round, YesNo.Yes);
        await host.UntilAsync(view => view.Live.Answered?.Done == 2);
        var count = new Command { CountAnswers = new() { Round = round } };
        Assert.Equal(RefusalCode.TooFewAnswers, (await host.Seat.DoAsync(count, null, default)).Refusal.Code);
        await PutAsync(guests[1], round, YesNo.No);
        await PutAsync(guests[2], round, YesNo.No);
        var late = await JoinAsync(entrance, opened.Code, 1, "Late");
        await late[0].UntilAsync(view => view.Room.OpenQuestion?.YesNo is not null && view.Live.Answered?.Done == 3);

        var answers = await Task.WhenAll(
            host.Seat.DoAsync(count.Clone(), null, default),
            second.Seat.DoAsync(count.Clone(), null, default)
        );
        Assert.Equal(
            RefusalCode.QuestionClosed,
            Assert.Single(answers, answer => answer.Accepted is null).Refusal.Code
        );
        var result = new YesNoResult { Yes = 1, No = 2 };
        var later = await JoinAsync(entrance, opened.Code, 1, "Later");
        foreach (var each in guests.Concat(late).Concat(later).Append(host).Append(second))
        {
            await each.UntilAsync(view =>
                view.Room.Question is { Counted: true } question && question.YesNoResult.Equals(result)
            );
            Assert.Equal(0, each.Room.DivergenceCount);
        }

        foreach (var each in guests.Concat(late).Concat(later))
        {
            await each.UntilItemsAsync(items => items.Count == 0);
            await each.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Yesno4_an_answer_given_without_a_connection_is_sent_when_it_is_back(bool overGrpc)
    {
        var folder = Directory.CreateTempSubdirectory("elephantboard-").FullName;
        var first = await RunningServer.StartAsync(folder: folder);
        await using var entrance = Enter(first, overGrpc);
        await using var host = new Following(entrance, await People.OpenAsync(entrance, anonymous: true));
        var round = await AskAsync(host);
        await first.DisposeAsync();
        await host.UntilAsync(view => view.Link.Phase == LinkPhase.Reconnecting);
        await host.Pocket.PutAsync(Item(YesNo.Yes), round, default);
        await using var again = await RunningServer.StartAsync(
            folder: folder,
            settings:
            [
                ("ElephantBoard:HttpPort", $"{first.Http.Port}"),
                ("ElephantBoard:GrpcPort", $"{first.Grpc.Port}"),
            ]
        );
        await host.UntilAsync(view => view.Live.Answered?.Done == 1);
        await host.UntilItemsAsync(items => items.Single().State == DraftState.Saved);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Yesno3_all_answers_have_one_size_on_the_wire_in_both_directions(bool overGrpc)
    {
        await using var server = await RunningServer.StartAsync();
        await using var wire = new Recorder(overGrpc ? server.Grpc : server.Http);
        await using IEntrance entrance = overGrpc ? new GrpcEntrance(wire.Address) : new HubEntrance(wire.Address);
        await using var direct = new GrpcEntrance(server.Grpc);
        var membership = await People.OpenAsync(direct, anonymous: true);
        var asked = new Command
        {
            Id = new() { Lane = 7, Counter = 1 },
            AskQuestion = Question,
        };
        Assert.Null((await direct.DoAsync(membership, asked, default)).Refusal);
        var round = (await direct.GetCheckpointAsync(membership, default)).Checkpoint!.State.Question.Round;
        var secret = RandomNumberGenerator.GetBytes(Secrets.Size);
        var taking = new TakePocketRequest { Round = round, Key = Secrets.PocketKey(secret).ToBytes() };
        Assert.Null((await direct.TakePocketAsync(membership, taking, default)).Refusal);
        var reading = new ReadPocketRequest { Round = round, Secret = secret.ToBytes() };
        // Opens the connection, and brings the hub's numbers of calls to two digits.
        for (var call = 0; call < 10; call++)
        {
            Assert.Null((await entrance.ReadPocketAsync(membership, reading, default)).Refusal);
        }

        PocketCommand[] acts =
        [
            new() { Put = Item(YesNo.Yes) },
            new() { Put = Item(YesNo.No) },
            new() { Remove = new() { Key = PocketItems.AnswerKey } },
            new() { Put = Item((YesNo)3) },
        ];
        var (kept, read) = (new List<(int, int)>(), new List<(int, int)> { await MeasureAsync(ReadAsync) });
        foreach (var (act, i) in acts.Select((act, i) => (act, i)))
        {
            (act.Round, act.Secret, act.Counter) = (round, secret.ToBytes(), (uint)i + 1);
            kept.Add(
                await MeasureAsync(async () =>
                    Assert.Equal(i == 3, (await entrance.KeepAsync(membership, act, default)).Refusal is not null)
                )
            );
            read.Add(await MeasureAsync(ReadAsync));
        }

        Assert.Single(kept.Distinct());
        Assert.Single(read.Distinct());

        async Task ReadAsync() => Assert.Null((await entrance.ReadPocketAsync(membership, reading, default)).Refusal);

        async Task<(int Up, int Down)> MeasureAsync(Func<Task> act)
        {
            var before = overGrpc ? wire.Http2Data() : wire.WebSocketData();
            await act();
            var after = overGrpc ? wire.Http2Data() : wire.WebSocketData();
            return (after.Up - before.Up, after.Down - before.Down);
        }
    }

    private static AskQuestion Question => new() { YesNo = new() { Sentence = YesNoSentence.GoodEnough } };

    private static PocketItem Item(YesNo answer) =>
        new()
        {
            Key = PocketItems.AnswerKey,
            Version = ulong.MaxValue,
            Answer = new() { YesNo = new() { Answer = answer } },
        };

    private static IEntrance Enter(RunningServer server, bool overGrpc) =>
        overGrpc ? new GrpcEntrance(server.Grpc) : new HubEntrance(server.Http);

    private static async Task<List<Following>> JoinAsync(IEntrance entrance, string code, int n, string name = "Guest")
    {
        var guests = new List<Following>();
        for (var i = 0; i < n; i++)
        {
            guests.Add(new(entrance, await People.JoinAsync(entrance, code, $"{name} {i}")));
        }

        return guests;
    }

    private static async Task<ulong> AskAsync(Following host)
    {
        var asked = await host.Seat.DoAsync(new() { AskQuestion = Question }, null, default);
        Assert.Null(asked.Refusal);
        await host.UntilAsync(view => view.Room.OpenQuestion is not null);
        return host.Room.Now.Room.OpenQuestion!.Round;
    }

    private static async Task PutAsync(Following guest, ulong round, YesNo answer)
    {
        await guest.UntilAsync(view => view.Room.OpenQuestion?.Round == round);
        await guest.Pocket.PutAsync(Item(answer), round, default);
        await guest.UntilItemsAsync(items =>
            items.Single() is { State: DraftState.Saved } own && own.Item.Answer.YesNo.Answer == answer
        );
    }
}
