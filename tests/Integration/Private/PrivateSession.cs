using System.Text;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Grpc.Core;

namespace ElephantBoard.Tests.Integration.Private;

/// <summary>A session of four in an anonymous room, with everything in it that must not be found where it does not belong.</summary>
internal sealed class PrivateSession
{
    public static readonly string[] Texts =
    [
        "I stopped asking for dates zqx1.",
        "We double every estimate zqx2.",
        "I am the translator zqx3.",
    ];

    private static readonly string[] Names = ["Wilhelmina Quist", "Bartholomew Zorn", "Persephone Vance"];

    private readonly List<Guest> _authors = [];

    public required Guest Host { get; init; }
    public required string Code { get; init; }
    public ulong Round { get; private set; }
    public List<ulong> Elephants { get; } = [];

    /// <summary>Everything that a person or a client keeps to themselves, by what it is.</summary>
    public IEnumerable<(string What, byte[] Bytes)> Secret =>
        _authors.SelectMany(author =>
            new (string, byte[])[]
            {
                ("author secret", author.AuthorSecret),
                ("pocket master", author.PocketMaster),
                ("pocket secret", author.PocketSecret(Round)),
                ("token", Encoding.UTF8.GetBytes(author.Token)),
            }
        );

    /// <summary>What stands for a pocket in the open store, and must be gone with its round.</summary>
    public IEnumerable<byte[]> PocketKeys => _authors.Select(author => Secrets.PocketKey(author.PocketSecret(Round)));

    public static IEnumerable<string> People => [.. Names, "Facilitator"];

    /// <summary>As far as the full hat.</summary>
    public static Task<PrivateSession> SpotAsync(RunningServer server) => SpotAsync(server.Channel);

    /// <inheritdoc cref="SpotAsync(RunningServer)"/>
    public static async Task<PrivateSession> SpotAsync(ChannelBase channel)
    {
        var (host, code) = await Guest.OpenAsync(channel, anonymous: true);
        var session = new PrivateSession { Host = host, Code = code };
        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        session.Round = (await host.LookAsync()).State.Round;
        for (byte i = 0; i < Names.Length; i++)
        {
            var author = await Guest.JoinAsync(channel, code, Names[i], (byte)(i + 1), (byte)(i + 61), i + 1u);
            await author.TakePocketAsync(session.Round);
            session._authors.Add(author);
        }
        // Not in the order in which they came.
        foreach (var i in new[] { 1, 2, 0 })
        {
            session.Elephants.Add(await session._authors[i].SpotAsync(session.Round, Texts[i]));
        }
        return session;
    }

    /// <summary>Pours, claims one, rewords nothing, withdraws one, erases one, kicks one out.</summary>
    public async Task FinishAsync()
    {
        await Host.DoAsync(new Command { Reveal = new Reveal { Round = Round } });
        await Host.MoveOnAsync(Stage.Spot, Stage.Debrief);
        var (withdrawn, erased, claimed) = (Elephants[0], Elephants[1], Elephants[2]);
        await Own(
            1,
            key => new Command
            {
                Withdraw = new Withdraw { Elephant = withdrawn, OwnerKey = key },
            },
            withdrawn
        );
        await Own(
            2,
            key => new Command
            {
                Erase = new Erase { Elephant = erased, OwnerKey = key },
            },
            erased
        );
        await Own(
            0,
            key => new Command
            {
                Claim = new Claim { Elephant = claimed, OwnerKey = key },
            },
            claimed
        );
        var kickOut = new KickOut
        {
            Elephant = claimed,
            Kind = DecisionKind.Step,
            Wording = "Say tomorrow noon zqx9.",
        };
        await Host.DoAsync(new Command { KickOut = kickOut });
    }

    private Task Own(int author, Func<ByteString, Command> act, ulong elephant) =>
        _authors[author].DoOwnAsync(act(_authors[author].OwnerKey(elephant)));
}
