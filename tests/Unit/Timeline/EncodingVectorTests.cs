using System.Text.Json.Nodes;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Tests.Unit.Timeline;

/// <summary>How each message travels, in both forms: what a later build must still read.</summary>
public sealed class EncodingVectorTests
{
    private static readonly ByteString Key = ByteString.CopyFrom([
        .. Enumerable.Range(200, 32).Select(code => (byte)code),
    ]);
    private static readonly ByteString DraftId = ByteString.CopyFrom([
        .. Enumerable.Range(1, 16).Select(code => (byte)code),
    ]);

    private const ulong Elephant = 0xFEDC_BA98_7654_3210;

    [Fact]
    public void Read4_every_event_and_command_is_written_as_it_always_was() =>
        VectorFile.Check(
            "encodings.json",
            new JsonObject
            {
                ["about"] = "Messages as protobuf (base64) and as proto3 JSON, which say the same.",
                ["messages"] = new JsonArray([.. Messages().Select(Encoded)]),
            }
        );

    [Fact]
    public void Read4_both_forms_read_back_to_one_message()
    {
        foreach (var (_, message) in Messages())
        {
            Assert.Equal(message, message.Descriptor.Parser.ParseFrom(message.ToByteString()));
            Assert.Equal(message, JsonParser.Default.Parse(JsonFormatter.Default.Format(message), message.Descriptor));
        }
    }

    [Fact]
    public void Read4_the_examples_miss_no_event_and_no_act()
    {
        foreach (
            var choice in new[]
            {
                Event.Descriptor.Oneofs[0],
                Command.Descriptor.Oneofs[0],
                PocketCommand.Descriptor.Oneofs[0],
                PocketItem.Descriptor.Oneofs[0],
            }
        )
        {
            var shown = Messages()
                .Select(pair => pair.Message)
                .Concat(Acts().Select(act => act.Put).OfType<IMessage>())
                .Where(message => message.Descriptor == choice.ContainingType)
                .Select(message => choice.Accessor.GetCaseFieldDescriptor(message)?.Name);
            Assert.Equal(choice.Fields.Select(field => field.Name).Order(), shown.Distinct().Order());
        }
    }

    private static JsonObject Encoded((string Name, IMessage Message) example) =>
        new()
        {
            ["name"] = example.Name,
            ["message"] = example.Message.Descriptor.FullName,
            ["protobuf"] = example.Message.ToByteString().ToBase64(),
            ["json"] = VectorFile.Json(example.Message),
        };

    private static IEnumerable<(string Name, IMessage Message)> Messages() =>
        [
            .. Facts.Numbered(Stories.EveryEvent()).Select(Named),
            .. Commands().Concat(OtherCommands()).Select(Named),
            .. Acts().Select(Named),
            .. Others(),
        ];

    private static (string Name, IMessage Message) Named(Event evt) => ($"event {evt.Sequence}: {evt.FactCase}", evt);

    private static (string Name, IMessage Message) Named(Command command)
    {
        command.Id = new CommandId { Lane = ulong.MaxValue, Counter = 7 };
        command.Deadline = 1_764_000_030_000;
        return ($"command: {command.ActCase}", command);
    }

    private static (string Name, IMessage Message) Named(PocketCommand command)
    {
        command.Round = 1UL << 63;
        command.Secret = Key;
        command.Counter = 3;
        command.Padding = ByteString.CopyFrom(0, 0, 0);
        return ($"pocket command: {command.ActCase} {command.Put?.ItemCase}".TrimEnd(), command);
    }

    private static IEnumerable<Command> Commands() =>
        [
            new() { Leave = new Leave() },
            new() { RemoveParticipant = new RemoveParticipant { Participant = 4 } },
            new()
            {
                GoToStage = new GoToStage { From = Stage.Gather, To = Stage.Spot },
            },
            new() { Reveal = new Reveal { Round = 77 } },
            new()
            {
                MoveElephant = new MoveElephant
                {
                    Elephant = Elephant,
                    X = -5,
                    Y = 900,
                },
            },
            new()
            {
                KickOut = new KickOut
                {
                    Elephant = Elephant,
                    Kind = DecisionKind.Ask,
                    Wording = "Ask \uD83D\uDC18 <b>",
                },
            },
            new() { BringBack = new BringBack { Elephant = Elephant } },
            new() { SetAside = new SetAside { Elephant = Elephant } },
            new() { PutBack = new PutBack { Elephant = Elephant } },
            new()
            {
                Withdraw = new Withdraw { Elephant = Elephant, OwnerKey = Key },
            },
            new()
            {
                Erase = new Erase { Elephant = Elephant, OwnerKey = Key },
            },
            new() { EraseByHost = new EraseByHost { Elephant = Elephant } },
            new()
            {
                Claim = new Claim { Elephant = Elephant, OwnerKey = Key },
            },
            new()
            {
                PutDownOpenly = new PutDownOpenly
                {
                    Draft = DraftId,
                    Text = "\u0645\u0631\u062D\u0628\u0627",
                    Hurts = 7,
                    Between = Facts.Departments(1, 2),
                    Tag = Key,
                },
            },
            new() { AnnouncePour = new AnnouncePour { Round = Elephant } },
            new() { StopPour = new StopPour { Round = Elephant } },
            new() { AskQuestion = new AskQuestion { YesNo = new() { Sentence = YesNoSentence.GoodEnough } } },
            new() { CountAnswers = new CountAnswers { Round = Elephant } },
            new() { CancelQuestion = new CancelQuestion { Round = Elephant } },
        ];

    /// <summary>Returns a command with every field set for each act that has no example above.</summary>
    private static IEnumerable<Command> OtherCommands()
    {
        var acts = Command.Descriptor.Oneofs[0];
        var shown = Commands().Select(command => acts.Accessor.GetCaseFieldDescriptor(command)).ToList();
        foreach (var act in acts.Fields.Except(shown))
        {
            var command = new Command();
            act.Accessor.SetValue(command, Filled.Value(act));
            yield return command;
        }
    }

    private static IEnumerable<PocketCommand> Acts() =>
        [
            new()
            {
                Put = new PocketItem
                {
                    Key = DraftId,
                    Version = ulong.MaxValue,
                    Draft = new DraftItem
                    {
                        Text = "one\ntwo \u2028 \"three\"",
                        Hurts = 1,
                        Between = Facts.Everyone,
                        Tag = Key,
                    },
                },
            },
            new() { Put = Rewording, OwnerKey = Key },
            new()
            {
                Put = new PocketItem
                {
                    Key = ElephantBoard.Timeline.PocketItems.AnswerKey,
                    Version = 2,
                    Answer = new AnswerItem { YesNo = new() { Answer = YesNo.No } },
                },
            },
            new() { Remove = new RemoveItem { Key = DraftId } },
        ];

    private static PocketItem Rewording =>
        new()
        {
            Key = ElephantBoard.Timeline.PocketItems.KeyOf(Elephant),
            Version = 1,
            Rewording = new RewordingItem
            {
                Elephant = Elephant,
                Text = "said again",
                Instead = Facts.Wording("said before"),
            },
        };

    private static IEnumerable<(string Name, IMessage Message)> Others() =>
        [
            (
                "open room",
                new OpenRoomRequest
                {
                    Name = "Monday",
                    Departments = { "Sales", "Engineering" },
                    Anonymous = true,
                    Plan = Plan.Week,
                    Facilitator = new Person { Name = "Ana", Department = 1 },
                    Secret = Key,
                }
            ),
            (
                "join",
                new JoinRequest
                {
                    Code = "ABCDE12345",
                    Person = new Person { Name = "Bo", Department = 2 },
                    Secret = Key,
                }
            ),
            (
                "pocket",
                new Pocket
                {
                    Round = ulong.MaxValue,
                    Counter = 2,
                    Items = { Rewording },
                }
            ),
            ("take pocket", new TakePocketRequest { Round = ulong.MaxValue, Key = Key }),
            (
                "frame",
                new Frame
                {
                    Items =
                    {
                        new Item
                        {
                            Wording = new Wording
                            {
                                Id = Facts.Wording("x"),
                                Salt = Facts.Wording("y"),
                                Text = "x",
                            },
                        },
                        new Item { Event = Facts.Numbered([Facts.Moved(Elephant, 1, 2)])[0] },
                        new Item
                        {
                            Live = new Live
                            {
                                Hat = 3,
                                Pour = new PourAnnounced { Round = Elephant, At = 1_764_000_003_000 },
                                Answered = new Answered { Round = Elephant, Done = 7 },
                            },
                        },
                        new Item
                        {
                            Here = new Here
                            {
                                Participant = 2,
                                X = -1,
                                Y = 5,
                                Elephant = Elephant,
                            },
                        },
                        new Item
                        {
                            Heartbeat = new Heartbeat
                            {
                                Time = 1,
                                Head = new Place { Epoch = Elephant, Sequence = 9 },
                                Fingerprint = Key,
                            },
                        },
                        new Item { Resync = new Resync { Reason = ResyncReason.Restored } },
                        new Item { Bye = new Bye { Reason = ByeReason.ServerStops } },
                    },
                }
            ),
            (
                "accepted",
                new Answer
                {
                    Accepted = new Place { Epoch = Elephant, Sequence = 9 },
                }
            ),
            ("refused", new Answer { Refusal = ElephantBoard.Rules.Refusals.Limit(RefusalCode.RoomFull, 1000) }),
            ("kept", new Kept()),
        ];
}
