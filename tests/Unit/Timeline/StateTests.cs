using CsCheck;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Room = ElephantBoard.Timeline.Room;

namespace ElephantBoard.Tests.Unit.Timeline;

public sealed class StateTests
{
    public static TheoryData<string> Names => [.. Stories.All.Select(story => story.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void State2_a_room_comes_back_from_its_checkpoint_as_it_was(string name)
    {
        var room = Room.Empty;
        foreach (var evt in Story(name))
        {
            room = Apply.Event(room, evt);
            var bytes = CheckpointConverter.To(room).ToByteArray();
            var back = CheckpointConverter.From(RoomState.Parser.ParseFrom(bytes), room.Sequence);
            Assert.Equal(bytes, CheckpointConverter.To(back).ToByteArray());
            Assert.Equal(Texts(room), Texts(back));
            Assert.Equal(new Fingerprint().Of(room), new Fingerprint().Of(back));
            Assert.Equal((room.Sequence, room.Time), (back.Sequence, back.Time));
        }
    }

    [Fact]
    public void State2_people_and_elephants_stand_in_a_checkpoint_in_the_order_of_their_numbers()
    {
        var state = CheckpointConverter.To(Held(Story("ids that order otherwise as text")));
        Assert.Equal([2u, 9, 10, 100], state.Participants.Select(participant => participant.Participant));
        Assert.Equal(
            state.Elephants.Select(elephant => elephant.Elephant).Order(),
            state.Elephants.Select(e => e.Elephant)
        );
    }

    [Fact]
    public void State3_leaves_that_are_kept_give_the_same_fingerprint_as_fresh_ones()
    {
        var kept = new Fingerprint();
        var rooms = new List<Room> { Room.Empty };
        foreach (var evt in Facts.Numbered(Stories.Long(300)))
        {
            rooms.Add(Apply.Event(rooms[^1], evt));
        }
        // Back and forth, as undo and replay go.
        Gen.Int[0, 300]
            .Array[30]
            .Sample(
                places =>
                    Assert.All(
                        places,
                        place => Assert.Equal(new Fingerprint().Of(rooms[place]), kept.Of(rooms[place]))
                    ),
                iter: 50,
                threads: 1
            );
    }

    [Fact]
    public void State3_whatever_changes_changes_the_fingerprint()
    {
        var room = Held(Facts.Numbered(Stories.EveryEvent().Take(8)));
        var elephant = room.Elephants[11];
        var somebody = room.Participants[2];
        Room[] others =
        [
            room with
            {
                Name = "x",
            },
            room with
            {
                Concern = "x",
            },
            room with
            {
                Prompt = "x",
            },
            room with
            {
                Departments = ["x"],
            },
            room with
            {
                Anonymous = !room.Anonymous,
            },
            room with
            {
                Plan = Plan.Week,
            },
            room with
            {
                Stage = Stage.Close,
            },
            room with
            {
                Round = 1,
            },
            room with
            {
                Pours = 9,
            },
            room with
            {
                Time = 1,
            },
            room with
            {
                Id = ByteString.Empty,
            },
            .. new[]
            {
                elephant with
                {
                    Wording = default,
                },
                elephant with
                {
                    Hurts = 1,
                },
                elephant with
                {
                    Between = Standing.Unspecified,
                },
                elephant with
                {
                    X = 1,
                },
                elephant with
                {
                    Y = 1,
                },
                elephant with
                {
                    Colour = 1,
                },
                elephant with
                {
                    Author = 1,
                },
                elephant with
                {
                    Whereabouts = Whereabouts.Gone,
                },
                elephant with
                {
                    DecisionKind = DecisionKind.Ask,
                },
                elephant with
                {
                    Decision = default,
                },
                elephant with
                {
                    Returns = 1,
                },
                elephant with
                {
                    Aside = true,
                },
                elephant with
                {
                    Withdrawn = true,
                },
                elephant with
                {
                    Erased = true,
                },
                elephant with
                {
                    Pour = 9,
                },
            }.Select(other => room with { Elephants = room.Elephants.SetItem(11, other) }),
            .. new[]
            {
                somebody with
                {
                    Name = default,
                },
                somebody with
                {
                    Department = 2,
                },
                somebody with
                {
                    Role = Role.Host,
                },
                somebody with
                {
                    Presence = Presence.Left,
                },
            }.Select(other => room with { Participants = room.Participants.SetItem(2, other) }),
            room with
            {
                Elephants = room.Elephants.Remove(11),
            },
            room with
            {
                Participants = room.Participants.Remove(2),
            },
        ];
        var fingerprints = others
            .Append(room)
            .Select(other => Convert.ToHexString(new Fingerprint().Of(other)))
            .ToList();
        Assert.Equal(fingerprints.Count, fingerprints.Distinct().Count());
        Assert.Equal(new Fingerprint().Of(room), new Fingerprint().Of(room with { Sequence = 99 }));
    }

    [Fact]
    public void State4_canonical_text_is_sorted_leaves_defaults_out_and_escapes_as_browsers_do()
    {
        Assert.Equal("{}", CanonicalText.Of(Room.Empty));
        Assert.Equal(
            """{"aside":true,"author":2,"between":{"departments":[1,2]},"id":"18446744073709551615","x":-1}""",
            CanonicalText.Of(
                new Elephant
                {
                    Id = ulong.MaxValue,
                    Wording = default,
                    Between = new Standing(false, [1, 2]),
                    X = -1,
                    Author = 2,
                    Aside = true,
                }
            )
        );
        Assert.Equal(
            "\"\\u0000\\u001f\u007F<\u2028\\\"\\\\/\\ud800\uD83D\uDC18\"",
            CanonicalText.Quote("\0\u001F\u007F<\u2028\"\\/\uD800\uD83D\uDC18")
        );
        Assert.Equal("elephant/00000000000000000009", CanonicalText.Key(new Elephant { Id = 9, Wording = default }));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(3u)]
    [InlineData(uint.MaxValue)]
    public void State5_an_event_that_does_not_follow_is_not_applied(uint sequence)
    {
        var room = Apply.Event(Room.Empty, Facts.Numbered([Facts.Opened()])[0]);
        var evt = Facts.Joined(1);
        evt.Sequence = sequence;
        Assert.Throws<OutOfOrderException>(() => Apply.Event(room, evt));
    }

    [Fact]
    public void State5_a_room_that_one_holds_stays_as_it_is()
    {
        var before = Held(Facts.Numbered(Stories.EveryEvent().Take(8)));
        var text = Texts(before);
        Held(Facts.Numbered(Stories.EveryEvent()).Skip(8), before);
        Assert.Equal(text, Texts(before));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData(null)]
    public void State8_what_has_not_the_form_of_a_token_is_none(string? text) =>
        Assert.False(ParticipantToken.TryParse(text, out _));

    [Fact]
    public void State8_a_token_says_room_and_participant_and_shows_its_secret_to_nobody()
    {
        var made = ParticipantToken.Make(new Guid("00112233445566778899aabbccddeeff"), 7, new byte[32]);
        Assert.True(ParticipantToken.TryParse(made.Text, out var read));
        Assert.Equal((made.Room, made.Participant), (read.Room, read.Participant));
        Assert.Equal(made.Hash.ToArray(), read.Hash.ToArray());
        Assert.DoesNotContain(made.Text, $"{made}", StringComparison.Ordinal);
        Assert.False(ParticipantToken.TryParse(made.Text + "=", out _));
        Assert.False(ParticipantToken.TryParse("+" + made.Text[1..], out _));
    }

    private static IReadOnlyList<Event> Story(string name) => Stories.All.Single(story => story.Name == name).Events;

    private static Room Held(IEnumerable<Event> events, Room? from = null) =>
        events.Aggregate(from ?? Room.Empty, Apply.Event);

    private static IEnumerable<string> Texts(Room room) =>
        [
            CanonicalText.Of(room),
            .. room.Elephants.Values.OrderBy(elephant => elephant.Id).Select(CanonicalText.Of),
            .. room.Participants.Values.OrderBy(participant => participant.Number).Select(CanonicalText.Of),
        ];
}
