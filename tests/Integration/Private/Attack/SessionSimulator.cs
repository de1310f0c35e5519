using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.Tests.Integration.Servers;
using ElephantBoard.Tests.Unit.Link;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>
/// Holds sessions on a real server over gRPC, with its private beat, driven time and seeded randomness, in files of their own. Some authors of equal
/// presence write one elephant each, at differing times and in differing order, and then the hat is poured. A third person, who writes too,
/// gets everything that people get.
/// </summary>
internal sealed class SessionSimulator : IAsyncDisposable
{
    public const int Authors = 4;

    private static readonly string[] Texts =
    [
        "I stopped asking for dates.",
        "We double every estimate.",
        "The demo is not the product, and everybody in this room knows it.",
        "No.",
        "Sales promises what engineering reads in the contract three weeks later.",
        "I am the translator.",
        "Nobody has read the minutes since March.",
        "Our best customer is the one we never call.",
        "We answer the tender that we want, not the one that was sent.",
    ];

    private static readonly string[] Names =
    [
        "Wilhelmina",
        "Bartholomew",
        "Persephone",
        "Ignatius",
        "Theodora",
        "Cuthbert",
    ];

    private readonly RunningServer _server;
    private readonly SessionLogs _logs;
    private readonly HandDrivenTime _time;
    private readonly byte[] _secret;
    private readonly Authors _authors;

    private SessionSimulator(RunningServer server, SessionLogs logs, HandDrivenTime time, Authors authors)
    {
        (_server, _logs, _time, _authors) = (server, logs, time, authors);
        _secret = File.ReadAllBytes(Path.Combine(server.Folder, "secret"));
    }

    /// <param name="authors">Receives who writes what.</param>
    /// <param name="leak">Plants a leak in the server.</param>
    public static async Task<SessionSimulator> StartAsync(
        SessionLogs logs,
        Authors authors,
        IIncomingGrainCallFilter? leak = null
    )
    {
        var time = new HandDrivenTime();
        var server = await RunningServer.StartAsync(
            services =>
            {
                services.AddSingleton<ISeeds, FixedSeeds>();
                services.AddKeyedSingleton<TimeProvider>(Clocks.Rooms, time);
                services.AddSingleton<IRoomLog>(_ => logs);
                if (leak is not null)
                {
                    services.AddSingleton(leak);
                }
            },
            null,
            ("ElephantBoard:Limits:PrivateBeat", "0:00:00.5"),
            ("ElephantBoard:Limits:RoomsAtOnce", "1000000")
        );
        return new SessionSimulator(server, logs, time, authors);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public async Task<ObservedSession> RunAsync(int seed)
    {
        var random = new Random(seed);
        ((FixedSeeds)_server.Services.GetRequiredService<ISeeds>()).Start(seed);
        await _logs.BeginAsync();
        _authors.Clear();
        var seats = Enumerable.Range(1, 199).Select(seat => (byte)seat).ToArray();
        var (names, texts) = (Names.ToArray(), Texts.ToArray());
        random.Shuffle(seats);
        random.Shuffle(names);
        random.Shuffle(texts);

        var (host, code) = await Guest.OpenAsync(_server.Channel, anonymous: true);
        var third = await Guest.JoinAsync(_server.Channel, code, "Third", seats[0], seats[1]);
        using var watch = third.Watch();
        var seen = new Seen(watch);
        await seen.UntilAsync(item => item.Heartbeat is not null);
        var people = new List<Person>();
        for (var number = 0; number < Authors; number++)
        {
            var (seat, author) = (seats[2 + 2 * number], seats[3 + 2 * number]);
            var department = (uint)random.Next(1, 4);
            var guest = await Guest.JoinAsync(_server.Channel, code, names[number], seat, author, department);
            // The host is number 1, the third person 2.
            var trace = new Trace { Id = (ulong)number + 3 };
            trace.Add("order of joining", number);
            trace.Add("department", department);
            trace.Add("name", Array.IndexOf(Names, names[number]));
            trace.Marks.Add(System.Text.Encoding.UTF8.GetBytes(names[number]));
            people.Add(new Person(guest, trace, names[number], texts[number]));
        }
        await host.MoveOnAsync(Stage.Gather, Stage.Spot);
        await AtHeadAsync();
        var round = (await host.LookAsync()).State.Round;
        await PassAsync(third.TakePocketAsync(round));
        await WriteAsync(people, third, round, random);
        await PassAsync(PutAsync(third, round, texts[^1], random));
        var before = await _logs.CopyAsync();

        await PassAsync(host.DoAsync(new Command { Reveal = new Reveal { Round = round } }));
        await host.MoveOnAsync(Stage.Spot, Stage.Debrief);
        await AtHeadAsync();
        var next = (await host.LookAsync()).State.Round;
        await PassAsync(Task.WhenAll(people.Select(person => person.Guest.TakePocketAsync(next))));
        while (!await _logs.TidyAsync(default)) { }
        var after = await _logs.CopyAsync();
        var timeline = await third.TimelineAsync();
        var elephants = Evidence.Elephants(timeline, seen.Items, await third.CheckpointAsync(), texts[^1]);
        var suspects = people.Select(person => person.Trace).ToList();
        Evidence.AddFiles(elephants.Select(elephant => elephant.Trace).ToList(), suspects, before, after);
        return new ObservedSession
        {
            Room = new Guid(host.Room.Span, bigEndian: true),
            Suspects = suspects,
            Elephants = [.. elephants.Select(elephant => elephant.Trace)],
            Before = before,
            After = after,
            Secret = _secret,
            AuthorOf = [.. elephants.Select(elephant => people.FindIndex(person => person.Text == elephant.Text))],
        };

        // Time that passes while the watcher's stream is busy would make its server believe that it has stalled.
        Task AtHeadAsync() => seen.UntilAsync(item => item.Event?.Sequence == host.Place.Sequence);
    }

    /// <summary>Each takes a pocket and later writes, in random order and at random times. After each act the third person looks at everything
    /// that there is to look at.</summary>
    private async Task WriteAsync(List<Person> people, Guest third, ulong round, Random random)
    {
        var acts = people.Concat(people).ToArray();
        random.Shuffle(acts);
        var took = new HashSet<Person>();
        for (var act = 0; act < acts.Length; act++)
        {
            // Short: in all, a session takes less than the ten seconds after which the server lets a watcher go who does not read.
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(400)));
            var person = acts[act];
            if (took.Add(person))
            {
                await PassAsync(person.Guest.TakePocketAsync(round));
                person.Trace.Add("order of taking pockets", act);
                continue;
            }
            var (elephant, answer) = await PassAsync(PutAsync(person.Guest, round, person.Text, random));
            _authors.Add(elephant, person.Text, (uint)person.Trace.Id, person.Name);
            person.Trace.Add("order of writing", act);
            person.Trace.Add("size of the answer", answer);
            using var watch = third.Watch((await third.CheckpointAsync()).Place);
            var greeted = new Seen(watch);
            await greeted.UntilAsync(item => item.Heartbeat is not null);
            person.Trace.Add("bytes for a new watcher after the write", greeted.Bytes.Length);
        }
    }

    private static async Task<(ulong Elephant, int Answer)> PutAsync(
        Guest guest,
        ulong round,
        string text,
        Random random
    )
    {
        var draft = new byte[Secrets.DraftSize];
        random.NextBytes(draft);
        var elephant = Secrets.ElephantOf(draft);
        var tag = Secrets.Tag(guest.OwnerKey(elephant).Span);
        var kept = await guest.KeepAsync(
            round,
            new PocketCommand
            {
                Put = new PocketItem
                {
                    Key = ByteString.CopyFrom(draft),
                    Version = 1,
                    Draft = new DraftItem { Text = text, Tag = ByteString.CopyFrom(tag) },
                },
            }
        );
        Assert.Null(kept.Refusal);
        return (elephant, kept.CalculateSize());
    }

    private Task<T> PassAsync<T>(Task<T> act) => _time.PassUntilAsync(act);

    private async Task PassAsync(Task act) =>
        await _time.PassUntilAsync(
            Task.Run(async () =>
            {
                await act;
                return true;
            })
        );

    private sealed record Person(Guest Guest, Trace Trace, string Name, string Text);
}
