using System.Collections.Concurrent;
using CsCheck;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>What holds in every history, tried over many. A seed that failed becomes a case of its own.</summary>
public sealed class AnyHistoryTests
{
    private const int Commands = 200;

    private static readonly int Histories = Proofs.Of(300, 10_000);

    private static readonly Gen<(ulong Seed, bool Anonymous)> SomeHistory = Gen.Select(Gen.ULong, Gen.Bool);

    [Fact]
    public void Lane7_anything_in_any_state_is_decided_or_refused_and_what_is_accepted_applies()
    {
        var (accepted, kinds) = (0, new ConcurrentDictionary<Event.FactOneofCase, int>());
        SomeHistory.Sample(
            history =>
            {
                var chaos = new Chaos(history.Seed, history.Anonymous);
                for (var i = 0; i < Commands; i++)
                {
                    Interlocked.Add(ref accepted, chaos.Step() ? 1 : 0);
                    Assert.True(IsTrueTo(chaos.Workshop.Hidden.Live, chaos.Workshop.Room));
                }
                Assert.Equal((uint)chaos.Workshop.Events.Count, chaos.Workshop.Room.Sequence);
                chaos.Workshop.Events.ForEach(evt => kinds.AddOrUpdate(evt.FactCase, 1, (_, count) => count + 1));
            },
            iter: Histories
        );
        // Histories in which little happens prove little.
        Assert.InRange(accepted, Histories * Commands / 4, Histories * Commands);
        Assert.All(
            Enum.GetValues<Event.FactOneofCase>().Where(kind => kind != Event.FactOneofCase.None),
            kind =>
                Assert.True(kinds.GetValueOrDefault(kind) >= Histories / 20, $"{kind}: {kinds.GetValueOrDefault(kind)}")
        );
    }

    /// <summary>What the live state shows is in the room.</summary>
    private static bool IsTrueTo(LiveState live, Room room) =>
        live.Hands.Append(live.Floor).All(hand => hand == 0 || room.Participants[hand].IsHere) && IsOnTable(live, room);

    private static bool IsOnTable(LiveState live, Room room) =>
        live.Table is not { } table
        || room.Elephants.GetValueOrDefault(table.Elephant) is { IsShown: true, IsOut: false };

    [Fact]
    public void Lane8_twice_is_once() =>
        SomeHistory.Sample(
            history =>
            {
                var chaos = new Chaos(history.Seed, history.Anonymous);
                var workshop = chaos.Workshop;
                for (var i = 0; i < Commands; i++)
                {
                    chaos.Step(
                        (seat, command) =>
                        {
                            var again = workshop.RunBatch(batch =>
                                batch.Do(seat.Number, seat.Token.ToArray(), command, Chaos.BytesOf(command))
                            );
                            // A participant who just left has no token.
                            var left = !workshop.Hidden.Credentials.ContainsKey(seat.Number);
                            Assert.Equal(left ? RefusalCode.Token : null, again.Refusal?.Code);
                            Assert.True(workshop.Last.IsEmpty);
                        },
                        command =>
                        {
                            Assert.Null(workshop.Send(command));
                            Assert.True(workshop.Last.IsEmpty);
                        }
                    );
                }
            },
            iter: Histories / 3
        );

    [Fact]
    public void State1_replay_from_the_start_and_from_any_checkpoint_end_at_one_fingerprint() =>
        Gen.Select(SomeHistory, Gen.Double.Unit)
            .Sample(
                (history, part) =>
                {
                    var chaos = new Chaos(history.Seed, history.Anonymous);
                    for (var i = 0; i < Commands; i++)
                    {
                        chaos.Step();
                    }
                    var events = chaos
                        .Workshop.Events.Select(evt => Event.Parser.ParseFrom(evt.ToByteString()))
                        .ToList();
                    var cut = (int)(part * events.Count);
                    var kept = new Fingerprint();
                    var room = Room.Empty;
                    byte[] checkpoint = [];
                    foreach (var evt in events)
                    {
                        if (room.Sequence == cut)
                        {
                            checkpoint = CheckpointConverter.To(room).ToByteArray();
                        }
                        room = Apply.Event(room, evt);
                        if (evt.Sequence % 10 == 0)
                        {
                            Assert.Equal(new Fingerprint().Of(room), kept.Of(room));
                        }
                    }
                    var resumed = CheckpointConverter.From(RoomState.Parser.ParseFrom(checkpoint), (uint)cut);
                    foreach (var evt in events.Skip(cut))
                    {
                        resumed = Apply.Event(resumed, evt);
                    }
                    var live = chaos.Workshop.Committed.FingerprintOf();
                    Assert.Equal(live, kept.Of(room));
                    Assert.Equal(live, new Fingerprint().Of(resumed));
                    Assert.Equal(CheckpointConverter.To(room), CheckpointConverter.To(resumed));
                },
                iter: Histories
            );

    [Fact]
    public void Hide9_no_reader_is_given_a_wording_of_a_hidden_elephant_or_an_earlier_one() =>
        SomeHistory.Sample(
            history =>
            {
                var chaos = new Chaos(history.Seed, history.Anonymous);
                for (var i = 0; i < Commands; i++)
                {
                    if (!chaos.Step())
                    {
                        continue;
                    }
                    var room = chaos.Workshop.Room;
                    var may = room
                        .Participants.Values.Select(participant => participant.Name)
                        .Concat(
                            room.Elephants.Values.Where(elephant =>
                                    !elephant.Aside && !elephant.Withdrawn && !elephant.Erased
                                )
                                .SelectMany(elephant => new[] { elephant.Wording, elephant.Decision })
                        )
                        .Where(id => !id.IsNone)
                        .ToHashSet();
                    Assert.Equal(may, WordingVisibility.Wordings(room).ToHashSet());
                    Assert.All(
                        chaos.Workshop.Events.SelectMany(evt => WordingVisibility.Wordings(room, evt)),
                        id => Assert.Contains(id, may)
                    );
                    // Everything that may be seen is there, and proves its id.
                    Assert.All(may, id => Assert.True(chaos.Workshop.Texts.ContainsKey(id)));
                }
            },
            iter: Histories / 15
        );

    [Fact]
    public void Hide10_a_watcher_from_the_start_gets_every_wording_that_may_be_seen() =>
        SomeHistory.Sample(
            history =>
            {
                var chaos = new Chaos(history.Seed, history.Anonymous);
                for (var i = 0; i < Commands; i++)
                {
                    chaos.Step();
                }
                var room = chaos.Workshop.Room;
                var given = chaos.Workshop.Events.SelectMany(evt => WordingVisibility.Wordings(room, evt)).ToHashSet();
                Assert.Equal(WordingVisibility.Wordings(room).ToHashSet(), given);
            },
            iter: Histories
        );

    [Fact]
    public void Hide12_what_an_event_shows_and_hides_is_what_its_option_says() =>
        SomeHistory.Sample(
            history =>
            {
                var chaos = new Chaos(history.Seed, history.Anonymous);
                for (var i = 0; i < Commands; i++)
                {
                    chaos.Step();
                }
                var room = Room.Empty;
                foreach (var evt in chaos.Workshop.Events)
                {
                    var (before, after) = (room, Apply.Event(room, evt));
                    var (saw, sees) = (
                        WordingVisibility.Wordings(before).ToHashSet(),
                        WordingVisibility.Wordings(after).ToHashSet()
                    );
                    var hidden = WordingVisibility.Hidden(before, evt).Where(saw.Contains);
                    Assert.Equal(saw.Except(sees).ToHashSet(), hidden.ToHashSet());
                    Assert.Subset(WordingVisibility.Wordings(after, evt).ToHashSet(), sees.Except(saw).ToHashSet());
                    room = after;
                }
            },
            iter: Histories / 3
        );

    [Fact]
    public void Reveal9_the_counts_of_a_hat_agree_with_what_lies_in_it() =>
        SomeHistory.Sample(
            history =>
            {
                var chaos = new Chaos(
                    history.Seed,
                    history.Anonymous,
                    Limits.Default with
                    {
                        Items = 3,
                        Elephants = 9,
                    }
                );
                for (var i = 0; i < Commands; i++)
                {
                    chaos.Step();
                    var privateState = chaos.Workshop.Hidden;
                    Assert.Equal(chaos.Workshop.Room.OpenRounds.Order(), privateState.Rounds.Keys.Order());
                    foreach (var (id, round) in privateState.Rounds)
                    {
                        Assert.Equal(round.Pockets.Count, round.Taken);
                        Assert.Equal(round.Pockets.Values.Sum(pocket => pocket.Items.Count), round.Items);
                        Assert.All(round.Pockets.Values, pocket => Assert.True(pocket.Items.Count <= 3));
                        // Who left keeps their pocket, and has no credential.
                        var taken = privateState.Credentials.Values.Count(each => each.Taken.Contains(id));
                        Assert.InRange(taken, 0, round.Taken);
                    }
                    Assert.All(
                        privateState.Credentials.Values.SelectMany(each => each.Taken),
                        taken => Assert.Contains(taken, privateState.Rounds.Keys)
                    );
                    Assert.InRange(
                        chaos.Workshop.Contributing,
                        0,
                        chaos.Workshop.Hat.Pockets.Values.Count(pocket => pocket.Items.Count > 0)
                    );
                    Assert.True(chaos.Workshop.Room.Elephants.Count <= 9);
                }
            },
            iter: Histories / 3
        );

    [Fact]
    public void Reveal4_no_history_of_an_anonymous_room_names_an_author_who_did_not_say_so() =>
        Gen.ULong.Sample(
            seed =>
            {
                var chaos = new Chaos(seed, anonymous: true);
                for (var i = 0; i < Commands; i++)
                {
                    chaos.Step();
                }
                foreach (var evt in chaos.Workshop.Events)
                {
                    Assert.All(evt.HatPoured?.Elephants ?? [], elephant => Assert.Equal(0u, elephant.Author));
                    Assert.True(evt.By == 0 || evt.FactCase is not (Event.FactOneofCase.Withdrawn));
                }
                Assert.All(chaos.Workshop.Hat.Pockets.Values, pocket => Assert.Equal(0u, pocket.Owner));
            },
            iter: Histories / 3
        );
}
