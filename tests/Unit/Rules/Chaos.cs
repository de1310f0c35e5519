using System.Buffers.Binary;
using System.Text;
using ElephantBoard.Rules;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Tests.Unit.Rules;

/// <summary>A workshop of people who send valid, nearly valid, and invalid commands. Deterministic for a seed.</summary>
internal sealed class Chaos
{
    private static readonly MessageDescriptor[] OnElephants =
    [
        .. Command
            .Descriptor.Oneofs[0]
            .Fields.Select(act => act.MessageType)
            .Where(act =>
                act.Fields.InDeclarationOrder()
                    .Select(field => field.Name)
                    .Except(["owner_key"])
                    .SequenceEqual(["elephant"])
            ),
    ];

    private static readonly string[] Texts =
    [
        "We promise what we cannot build",
        "Nobody reads the tickets",
        "\u0644\u0627 \u0623\u062D\u062F \u064A\u0633\u0623\u0644",
        "\uD83D\uDC18\uD83D\uDC69\u200D\uD83D\uDCBB",
        "line one\r\nline two",
        "",
        " \u200B ",
        "\uD800",
        "a\uDC00b",
        "nul \0",
        "\u202Eoverride",
        "\uFFFE",
        "\uFFFF",
        "a" + new string('\u0301', 2_000),
        new string('x', 2_001),
        new string('y', 70_000),
    ];

    private static readonly string[] Names =
    [
        "Ana",
        "\u0410na",
        "ANA",
        "Bo",
        "Chi",
        "Dee",
        "",
        "\uD800",
        "\uFFFE",
        "E\0",
    ];
    private static readonly Stage[] Stages = Enum.GetValues<Stage>();

    private readonly Entropy _chance;
    private readonly List<ulong> _ids = [];

    public Chaos(ulong seed, bool anonymous, Limits? limits = null)
    {
        var bytes = new byte[Digest.Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, seed);
        _chance = new Entropy(bytes);
        Workshop = new Workshop(anonymous, limits ?? Limits.Default, seed % 1000 + 1, seats: 4);
    }

    public Workshop Workshop { get; }

    /// <summary>Something happens, or is refused. Whether it was accepted.</summary>
    public bool Step(Action<Seat, Command>? done = null, Action<PocketCommand>? kept = null)
    {
        switch (_chance.Next(15))
        {
            case 0:
                var seat = Workshop.NewSeat();
                var name = _chance.Next(2) == 0 ? Pick(Names) : $"Guest {Workshop.Seats.Count}";
                var joined = Workshop
                    .TryJoin(name, (Role)_chance.Next(7), (uint)_chance.Next(5), seat, asks: _chance.Next(3) == 0)
                    .Joined;
                if (joined is not null)
                {
                    seat.Number = joined.Participant;
                    Workshop.Seats.Add(seat);
                }
                return joined is not null;
            case 1:
                return Workshop.Take(Somebody(), _chance.Next(8) == 0 ? _chance.NextId() : null) is null;
            case 2 or 3 or 4:
                return Keep(kept);
            case 5:
                var to = Stages[_chance.Next(Stages.Length)];
                return Do(Workshop.Host, new GoToStage { From = Workshop.Room.Stage, To = to }, done);
            case 6:
                var round = _chance.Next(8) == 0 ? _chance.NextId() : Workshop.Room.Round;
                return Do(Workshop.Host, new Reveal { Round = round }, done);
            case 7:
                return Question(done, kept);
            case 13:
                return Do(_chance.Next(6) == 0 ? Somebody() : Workshop.Host, Live(), done);
            case 8:
                var person = People();
                return Do(person is Rename or OfferSeat ? Somebody() : Workshop.Host, person, done);
            default:
                var act = Act();
                return Do(_chance.Next(2) == 0 && act is not Leave ? Workshop.Host : Somebody(), act, done);
        }
    }

    private bool Do(Seat seat, IMessage act, Action<Seat, Command>? done)
    {
        var command = Workshop.Command(act);
        command.Id = (_chance.Next(20), Guard.NamesNobody(command.ActCase)) switch
        {
            (0, _) => null,
            (1, _) => new CommandId { Lane = seat.Lane, Counter = (uint)_chance.Next(3) },
            (_, true) => new CommandId { Lane = _chance.NextId() },
            _ => new CommandId { Lane = seat.Lane, Counter = ++seat.Commands + 10 },
        };
        command.Deadline = _chance.Next(10) == 0 ? Workshop.Now + _chance.Next(3) - 1 : 0;
        Workshop.Now += _chance.Next(2000) - 500;
        var answer = Workshop.RunBatch(batch => batch.Do(seat.Number, seat.Token.ToArray(), command, BytesOf(command)));
        if (answer.Refusal is null)
        {
            done?.Invoke(seat, command);
        }
        return answer.Refusal is null;
    }

    /// <summary>Asks; or answers the open question, takes an answer back, counts, or cancels.</summary>
    private bool Question(Action<Seat, Command>? done, Action<PocketCommand>? kept)
    {
        if (Workshop.Room.OpenQuestion is not { Round: var round })
        {
            var sentence = (YesNoSentence)_chance.Next(4);
            return Do(Workshop.Host, new AskQuestion { YesNo = new() { Sentence = sentence } }, done);
        }
        return _chance.Next(12) switch
        {
            0 => Count(round, done, kept),
            1 => Do(Workshop.Host, new CancelQuestion { Round = round }, done),
            _ => Answer(Somebody(), round, kept),
        };
    }

    /// <summary>Counts, often after so many answers that it is accepted.</summary>
    private bool Count(ulong round, Action<Seat, Command>? done, Action<PocketCommand>? kept)
    {
        for (var answers = _chance.Next(9); answers > 0; answers--)
        {
            Answer(Somebody(), round, kept);
        }
        return Do(Workshop.Host, new CountAnswers { Round = round }, done);
    }

    private bool Answer(Seat seat, ulong round, Action<PocketCommand>? kept)
    {
        Workshop.Take(seat, round);
        var secret = seat.PocketSecret(Workshop.Room.Id, round);
        var counter = Workshop.Hidden.RoundOf(round).Pockets.GetValueOrDefault(Digest.Of(secret))?.Counter ?? 0;
        IMessage act =
            _chance.Next(5) == 0
                ? Workshop.Remove(PocketItems.AnswerKey)
                : new PocketItem
                {
                    Key = PocketItems.AnswerKey,
                    Version = _chance.NextId(),
                    Answer = new() { YesNo = new() { Answer = (YesNo)_chance.Next(4) } },
                };
        var command = Workshop.PocketCommand(seat, act, counter + 1);
        (command.Round, command.Secret) = (round, ByteString.CopyFrom(secret));
        var isKept = Workshop.Send(command) is null;
        if (isKept)
        {
            kept?.Invoke(command);
        }
        return isKept;
    }

    private bool Keep(Action<PocketCommand>? kept)
    {
        var seat = Somebody();
        if (seat.Round != Workshop.Room.Round)
        {
            (seat.Round, seat.Counter) = (Workshop.Room.Round, 0);
            Workshop.Take(seat);
        }
        var number = (ulong)_chance.Next(4);
        var draft = seat.Draft(number);
        var elephant = Secrets.ElephantOf(draft.Span);
        var known = Elephant();
        IMessage act = _chance.Next(6) switch
        {
            0 => new RemoveItem { Key = draft },
            1 => Workshop.Rewording(known, Pick(Texts)),
            2 => new RemoveItem { Key = PocketItems.KeyOf(known) },
            3 => new PocketItem
            {
                Key = Garbage(16),
                Draft = new DraftItem { Text = Pick(Texts), Tag = Garbage(32) },
            },
            _ => new PocketItem
            {
                Key = draft,
                Version = _chance.NextId(),
                Draft = new DraftItem
                {
                    Text = Pick(Texts),
                    Hurts = (uint)_chance.Next(9),
                    Tag = seat.Tag(elephant),
                    Between = _chance.Next(3) == 0 ? Facts(_chance.Next(4)) : null,
                },
            },
        };
        _ids.Add(elephant);
        var command = Workshop.PocketCommand(seat, act, seat.Counter + (_chance.Next(10) == 0 ? 2u : 1u), Owner(known));
        var refused = Workshop.Send(command);
        if (refused is not null)
        {
            return false;
        }
        seat.Counter++;
        kept?.Invoke(command);
        return true;
    }

    private IMessage Act()
    {
        var id = Elephant();
        var key = Owner(id).OwnerKey(id);
        return _chance.Next(12) switch
        {
            0 => new SetAside { Elephant = id },
            1 => _chance.Next(3) == 0 ? Ending() : new PutBack { Elephant = id },
            2 => new KickOut
            {
                Elephant = id,
                Kind = (DecisionKind)_chance.Next(6),
                Wording = Pick(Texts),
            },
            3 => new KickOut
            {
                Elephant = id,
                Kind = DecisionKind.Step,
                Wording = "decided",
            },
            4 => new BringBack { Elephant = Outside() ?? id },
            < 10 => On(id, key),
            10 => new PutDownOpenly
            {
                Draft = Garbage(16),
                Text = Pick(Texts),
                Tag = Garbage(32),
                Between = Facts(_chance.Next(4)),
            },
            _ => new MoveElephant
            {
                Elephant = id,
                X = Extreme(),
                Y = Extreme(),
            },
        };
    }

    private IMessage Live()
    {
        var on = Workshop.Hidden.Live.Table?.Elephant ?? 0;
        return _chance.Next(8) switch
        {
            5 => new RaiseHand(),
            6 => new GiveFloor { Participant = (uint)_chance.Next(9) },
            7 => new StartTimer { Seconds = (uint)_chance.Next(3) },
            0 => new StartReading(),
            1 => new EndReading(),
            _ => new PutOnTable { Elephant = Elephant(), Instead = _chance.Next(4) == 0 ? 0 : on },
        };
    }

    private IMessage People()
    {
        var who = (uint)_chance.Next(9) + 1;
        return _chance.Next(9) switch
        {
            0 or 1 => new Readmit { Participant = Outsider() ?? who },
            2 => Workshop.Room.Locked ? new UnlockRoom() : new LockRoom(),
            3 => new Rename { Name = _chance.Next(2) == 0 ? Pick(Names) : $"Guest {_chance.Next(99)}" },
            4 => new ChangeDepartment { Department = (uint)_chance.Next(5) },
            5 => new MakeFacilitator { Participant = who },
            6 => new EndFacilitator { Participant = who },
            7 => new HandOver { Participant = who },
            _ => new OfferSeat { Ticket = Garbage(32) },
        };
    }

    /// <summary>Somebody who was removed, or as whom somebody asks to come in.</summary>
    private uint? Outsider() =>
        Workshop
            .Room.Participants.Values.OrderBy(who => who.Number)
            .FirstOrDefault(who => who.Asks != 0 || who.Presence == Presence.Removed)
            ?.Number;

    /// <summary>Any act that needs an elephant, and perhaps its owner key.</summary>
    private IMessage On(ulong elephant, ByteString ownerKey)
    {
        var act = OnElephants[_chance.Next(OnElephants.Length)];
        var message = act.Parser.ParseFrom([]);
        act.FindFieldByName("elephant").Accessor.SetValue(message, elephant);
        act.FindFieldByName("owner_key")?.Accessor.SetValue(message, ownerKey);
        return message;
    }

    // The host stays: without one nothing much happens.
    private IMessage Ending() =>
        _chance.Next(2) == 0 ? new RemoveParticipant { Participant = (uint)_chance.Next(9) + 2 } : new Leave();

    private int Extreme() =>
        _chance.Next(6) switch
        {
            0 => int.MinValue,
            1 => int.MaxValue,
            _ => _chance.Next(1800) - 100,
        };

    /// <summary>Returns a seat that is usually still in the room.</summary>
    private Seat Somebody()
    {
        var here = Workshop.Seats.Where(seat => Workshop.Hidden.Credentials.ContainsKey(seat.Number)).ToList();
        var among = here.Count == 0 || _chance.Next(8) == 0 ? Workshop.Seats : here;
        return among[_chance.Next(among.Count)];
    }

    private ulong? Outside() =>
        Workshop.Room.Elephants.Values.OrderBy(elephant => elephant.Id).FirstOrDefault(elephant => elephant.IsOut)?.Id;

    private ulong Elephant()
    {
        var known = Workshop.Room.Elephants.Keys.Order().ToList();
        return _chance.Next(10) switch
        {
            0 => new ulong[] { 0, 1, ulong.MaxValue, 1UL << 63 }[_chance.Next(4)],
            1 when _ids.Count > 0 => _ids[_chance.Next(_ids.Count)],
            _ => known.Count == 0 ? 7 : known[_chance.Next(known.Count)],
        };
    }

    /// <summary>Its author most of the time, so that keys are right.</summary>
    private Seat Owner(ulong elephant) =>
        Workshop.Seats.FirstOrDefault(seat =>
            Workshop.Hidden.Tags.TryGetValue(elephant, out var tag) && tag.Matches(Digest.From(seat.Tag(elephant).Span))
        ) ?? Somebody();

    private ByteString Garbage(int length)
    {
        var bytes = new byte[_chance.Next(10) == 0 ? _chance.Next(64) : length];
        _chance.Fill(bytes);
        return ByteString.CopyFrom(bytes);
    }

    private static Between Facts(int which) =>
        which switch
        {
            0 => new Between { Everyone = true },
            1 => new Between { Departments = { 1, 2 } },
            2 => new Between { Departments = { 3 } },
            _ => new Between { Everyone = true, Departments = { 9, 1, uint.MaxValue } },
        };

    private T Pick<T>(T[] from) => from[_chance.Next(_chance.Next(2) == 0 ? Math.Min(5, from.Length) : from.Length)];

    // A text with a lone surrogate has no bytes on the wire: it cannot come in, and must do no harm where it does.
    public static byte[] BytesOf(Command command)
    {
        try
        {
            return command.ToByteArray();
        }
        catch (EncoderFallbackException)
        {
            return [1, 2, 3];
        }
    }
}
