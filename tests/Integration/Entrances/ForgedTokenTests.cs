using System.Buffers.Text;
using ElephantBoard.Link.Seats;
using ElephantBoard.Tests.Integration.Bad;
using ElephantBoard.Tests.Integration.Hard;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration.Entrances;

/// <summary>Somebody in the room who knows everybody's number and makes tokens with it.</summary>
public sealed class ForgedTokenTests
{
    private const int Flood = 300;

    // A bucket of 20 that fills by one in 100 ms: an attack that drains it is noticed at the next command.
    private static readonly (string, string)[] Slow =
    [
        ("ElephantBoard:Limits:CommandsPerSecond", "10"),
        ("ElephantBoard:Limits:CommandBurst", "20"),
        ("ElephantBoard:Limits:HerePerSecond", "1"),
    ];

    [Fact]
    public async Task Enter1_tokens_forged_with_somebodys_number_do_not_slow_their_commands()
    {
        await using var server = await RunningServer.StartAsync(settings: Slow);
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        await using var hub = await RawHub.ConnectAsync(server.Http);
        var victim = room.People[1];
        var forged = Forged(victim);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Flood)
                .Select(async n =>
                    n % 2 == 0
                        ? await room.Rooms.DoAsync(Move(room, n), Header(forged))
                        : await hub.DoAsync(forged, Move(room, n))
                )
        );
        // The forger learns nothing of the victim's pace either.
        Assert.All(answers, answer => Assert.Equal(RefusalCode.Token, answer.Refusal.Code));
        await using var act = await RawAct.SendAsync(
            server.Grpc,
            forged,
            Enumerable.Range(0, Flood).SelectMany(n => RawAct.Framed(Move(room, n).ToByteArray()))
        );
        var acted = await act.RestAsync().Within("an answer to each");
        Assert.Equal(Flood, acted.Count(answer => answer.Refusal?.Code == RefusalCode.Token));

        for (var n = 0; n < 15; n++)
        {
            await room.DoAsync(Move(room, 1000 + n), victim).Within("a command of the victim");
        }
    }

    [Fact]
    public async Task Enter1_tokens_that_are_not_proved_are_counted_against_their_address_and_live_ones_never()
    {
        await using var server = await RunningServer.StartAsync(
            settings: ("ElephantBoard:Limits:WrongTokensAtOnce", "5")
        );
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        var forged = Header(Forged(room.People[1]));
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(async n => await room.Rooms.DoAsync(Move(room, n), forged))
        );
        Assert.Contains(answers, answer => answer.Refusal.Code == RefusalCode.Token);
        var told = answers.Where(answer => answer.Refusal.Code == RefusalCode.TooManyTries).ToList();
        Assert.NotEmpty(told);
        Refusals.Says(RefusalCode.TooManyTries, told[0].Refusal);
        await room.DoAsync(Move(room, 3), room.People[1]);
    }

    [Fact]
    public async Task Enter1_tokens_forged_with_somebodys_number_do_not_take_their_pointer()
    {
        await using var server = await RunningServer.StartAsync(settings: Slow);
        await using var room = await Workshop.OpenAsync(server.Grpc, 1, 1);
        var victim = room.People[1];
        using var watch = room.Rooms.Watch(new WatchRequest(), Workshop.Proof(room.Host));
        var items = watch.ResponseStream.ReadAllAsync().SelectMany(frame => frame.Items).GetAsyncEnumerator();
        await Until(items, item => item.Heartbeat is not null).Within("the heartbeat");
        var forged = Header(Forged(victim));
        await Task.WhenAll(
            Enumerable.Range(0, 50).Select(async n => await room.Rooms.HereAsync(new HereRequest { X = n }, forged))
        );

        await room.Rooms.HereAsync(new HereRequest { X = 777, Y = 7 }, Workshop.Proof(victim));

        var here = (await Until(items, item => item.Here is not null).Within("the victim's pointer")).Here;
        Assert.Equal((victim.Participant, 777), (here.Participant, here.X));
    }

    private static async Task<Item> Until(IAsyncEnumerator<Item> items, Func<Item, bool> reached)
    {
        while (await items.MoveNextAsync())
        {
            if (reached(items.Current))
            {
                return items.Current;
            }
        }
        throw new InvalidOperationException("The stream ended.");
    }

    private static Metadata Header(string token) => new() { { "authorization", "Bearer " + token } };

    /// <summary>Room and number of somebody, with a secret that is not theirs.</summary>
    private static string Forged(Membership membership)
    {
        var bytes = Base64Url.DecodeFromChars(membership.Token);
        bytes[^1] ^= 1;
        return Base64Url.EncodeToString(bytes);
    }

    private static Command Move(Workshop room, int n) =>
        new()
        {
            Id = Workshop.NewId(),
            MoveElephant = new MoveElephant
            {
                Elephant = room.Elephants[0],
                X = n,
                Y = 5,
            },
        };
}
