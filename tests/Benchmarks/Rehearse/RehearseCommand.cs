using System.CommandLine;
using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Benchmarks.Rehearse;

/// <summary>Fills a room with people and elephants over the public API, to look at it, join it, and work in it.</summary>
internal static class RehearseCommand
{
    // An anonymous hat is poured with drafts of three people or more.
    private const int Fewest = 3;

    // A fixed seed, so that two rehearsals look alike.
    private const int Dice = 7;

    private static readonly string[] Stages = ["gather", "spot", "debrief", "kick_out", "close"];

    public static System.CommandLine.Command Make()
    {
        var grpc = Loopback.Option("--grpc", "gRPC of the server.", "http://127.0.0.1:8081");
        var people = Numbers.Option("--people", "How many join beside the facilitator.", 12, min: Fewest, max: 999);
        var elephants = Numbers.Option("--elephants", "How many are written.", 40, min: Fewest, max: 10_000);
        var stage = new Option<string>("--stage")
        {
            Description = "How far it goes.",
            DefaultValueFactory = _ => "kick_out",
        };
        stage.AcceptOnlyFromAmong(Stages);
        var live = Numbers.Option(
            "--live",
            "Seconds for which people go on pointing and moving; 0: they sit still until it is stopped.",
            0,
            min: 0,
            max: 86_400
        );
        var command = new System.CommandLine.Command("rehearse", "A room full of people and elephants, to look at.")
        {
            grpc,
            people,
            elephants,
            stage,
            live,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var until = Enum.Parse<Stage>(parsed.GetValue(stage)!.Replace("_", ""), ignoreCase: true);
                return await PlayAsync(
                    parsed.GetValue(grpc)!,
                    parsed.GetValue(people),
                    parsed.GetValue(elephants),
                    until,
                    TimeSpan.FromSeconds(parsed.GetValue(live)),
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static async Task<int> PlayAsync(
        Uri grpc,
        int people,
        int elephants,
        Stage until,
        TimeSpan live,
        CancellationToken cancellationToken
    )
    {
        await using var entrance = new GrpcEntrance(grpc);
        var players = new List<Player>();
        try
        {
            var opened = await OpenAsync(entrance, cancellationToken);
            var host = new Player(entrance, Membership.From(opened));
            players.Add(host);
            Console.WriteLine($"code {JoinCode.Show(opened.Code)}");
            Console.WriteLine($"join {opened.Links.Join}");
            Console.WriteLine($"host {opened.Links.Host}");
            for (var i = 0; i < people; i++)
            {
                players.Add(await JoinAsync(entrance, opened.Code, i, cancellationToken));
            }
            await WorkAsync(host, players, elephants, until, cancellationToken);
            Console.WriteLine($"ready at {host.Now.Stage}, event {host.Now.Sequence}");
            await LiveAsync(players, live, cancellationToken);
        }
        catch (InvalidOperationException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped by the user.
        }
        finally
        {
            foreach (var player in players)
            {
                await player.DisposeAsync();
            }
        }
        return 0;
    }

    private static async Task<OpenedRoom> OpenAsync(GrpcEntrance entrance, CancellationToken cancellationToken)
    {
        var request = new OpenRoomRequest
        {
            Name = Cast.Room,
            Concern = Cast.Concern,
            Prompt = Cast.Prompt,
            Anonymous = true,
            Departments = { Cast.Departments },
            Facilitator = new() { Name = "Facilitator" },
        };
        var answer = await entrance.OpenRoomAsync(request, cancellationToken);
        return answer.Opened ?? throw new InvalidOperationException(answer.Refusal.Sentence);
    }

    private static async Task<Player> JoinAsync(
        GrpcEntrance entrance,
        string code,
        int number,
        CancellationToken cancellationToken
    )
    {
        var (name, department) = Cast.People[number % Cast.People.Length];
        var again = number / Cast.People.Length;
        var request = new JoinRequest
        {
            Code = code,
            Person = new() { Name = again == 0 ? name : $"{name} {again + 1}", Department = department },
            Secret = ByteString.CopyFrom(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
        };
        var answer = await entrance.JoinAsync(request, cancellationToken);
        return new Player(
            entrance,
            Membership.From(code, answer.Joined ?? throw new InvalidOperationException(answer.Refusal.Sentence))
        );
    }

    private static async Task WorkAsync(
        Player host,
        List<Player> players,
        int elephants,
        Stage until,
        CancellationToken cancellationToken
    )
    {
        foreach (var player in players)
        {
            await player.SeeAsync(view => view.Room.Participants.Count == players.Count, cancellationToken);
        }
        if (until < Stage.Spot)
        {
            return;
        }
        await GoAsync(host, Stage.Gather, Stage.Spot, cancellationToken);
        await WriteAsync(players[1..], elephants, cancellationToken);
        if (until < Stage.Debrief)
        {
            return;
        }
        await host.PourAsync(cancellationToken);
        await host.SeeAsync(view => view.Room.Elephants.Count >= elephants, cancellationToken);
        await GoAsync(host, Stage.Spot, Stage.Debrief, cancellationToken);
        if (until < Stage.KickOut)
        {
            return;
        }
        await GoAsync(host, Stage.Debrief, Stage.KickOut, cancellationToken);
        await KickOutAsync(host, cancellationToken);
        if (until == Stage.Close)
        {
            await GoAsync(host, Stage.KickOut, Stage.Close, cancellationToken);
        }
    }

    /// <summary>Deals the elephants to the writers, who write at the same time.</summary>
    private static async Task WriteAsync(List<Player> writers, int elephants, CancellationToken cancellationToken)
    {
        var pocket = (int)writers[0].Room.Now.Limits.PocketItems;
        if (elephants > writers.Count * pocket)
        {
            throw new InvalidOperationException(
                $"{writers.Count} people write at most {writers.Count * pocket} elephants. Use more --people."
            );
        }
        await Task.WhenAll(
            writers.Select(
                async (writer, number) =>
                {
                    for (var i = number; i < elephants; i += writers.Count)
                    {
                        var (text, hurts, between) = Cast.Elephants[i % Cast.Elephants.Length];
                        var again = i / Cast.Elephants.Length;
                        var wording = again == 0 ? text : $"{text} ({again + 1})";
                        await writer.SpotAsync((wording, hurts, between), cancellationToken);
                    }
                }
            )
        );
    }

    /// <summary>Kicks out one elephant for each kind of decision, and brings one back.</summary>
    private static async Task KickOutAsync(Player host, CancellationToken cancellationToken)
    {
        (DecisionKind Kind, string Wording)[] decisions =
        [
            (
                DecisionKind.Step,
                "If a customer asks for a date, I say \"tomorrow noon\" and post it in #promise-check."
            ),
            (DecisionKind.Ask, "One shared number in both bonus plans: yes or no? Carried by the SE lead."),
            (DecisionKind.Solved, "The on-call rota is on the first page of the handbook since Monday."),
            (DecisionKind.Accepted, "Accepted for now; we look again in 60 days."),
        ];
        var leaving = host.Now.Elephants.Values.OrderBy(elephant => elephant.Id).Take(decisions.Length).ToList();
        foreach (var (elephant, (kind, wording)) in leaving.Zip(decisions))
        {
            var act = new KickOut
            {
                Elephant = elephant.Id,
                Kind = kind,
                Wording = wording,
            };
            await host.DoAsync(new() { KickOut = act }, cancellationToken);
        }
        if (leaving.Count > 0)
        {
            await host.SeeAsync(view => view.Room.Elephants[leaving[^1].Id].IsOut, cancellationToken);
            await host.DoAsync(new() { BringBack = new() { Elephant = leaving[^1].Id } }, cancellationToken);
        }
    }

    private static async Task GoAsync(Player host, Stage from, Stage to, CancellationToken cancellationToken)
    {
        await host.MustAsync(
            new()
            {
                GoToStage = new() { From = from, To = to },
            },
            cancellationToken
        );
        await host.SeeAsync(view => view.Room.Stage == to, cancellationToken);
    }

    private static async Task LiveAsync(List<Player> players, TimeSpan live, CancellationToken cancellationToken)
    {
        if (live == TimeSpan.Zero)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        var dice = new Random(Dice);
        var end = TimeProvider.System.GetUtcNow() + live;
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (TimeProvider.System.GetUtcNow() < end && await beat.WaitForNextTickAsync(cancellationToken))
        {
            var player = players[dice.Next(players.Count)];
            var (x, y) = (dice.Next(1600), dice.Next(236, 900));
            var standing = player.Now.Elephants.Values.Where(elephant => elephant.IsShown && !elephant.IsOut).ToList();
            if (standing.Count == 0 || dice.Next(4) > 0)
            {
                await player.Seat.HereAsync(new() { X = x, Y = y }, cancellationToken);
                continue;
            }
            var act = new MoveElephant
            {
                Elephant = standing[dice.Next(standing.Count)].Id,
                X = x,
                Y = y,
            };
            await player.DoAsync(new() { MoveElephant = act }, cancellationToken);
        }
    }
}
