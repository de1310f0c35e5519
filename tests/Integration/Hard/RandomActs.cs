using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf.Reflection;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>Commands as people at once give them: most are possible, some are not any more.</summary>
internal static class RandomActs
{
    /// <summary>The acts that need nothing but an elephant, by whether every participant may do them.</summary>
    private static readonly ILookup<bool, FieldDescriptor> OnElephants = Command
        .Descriptor.Oneofs[0]
        .Fields.Where(act => act.MessageType.Fields.InDeclarationOrder() is [{ Name: "elephant" }])
        .ToLookup(act =>
            act.MessageType.GetOptions().GetExtension(OptionsExtensions.Rule).Roles.Contains(Role.Participant)
        );

    private static readonly List<FieldDescriptor> ForEveryone = [.. OnElephants[true]];
    private static readonly List<FieldDescriptor> ForLeaders = [.. OnElephants[false]];

    public static Command Draw(Random random, IReadOnlyList<ulong> first, Room seen, bool isHost)
    {
        ulong[] all = [.. first, .. seen.Elephants.Keys];
        var elephant = all[random.Next(all.Length)];
        return random.Next(isHost ? 24 : 14) switch
        {
            < 9 => new Command
            {
                MoveElephant = new MoveElephant
                {
                    Elephant = elephant,
                    X = random.Next(-50, Floor.Width + 50),
                    Y = random.Next(-50, Floor.Height + 50),
                },
            },
            < 14 => On(elephant, ForEveryone[random.Next(ForEveryone.Count)]),
            < 17 => new Command
            {
                KickOut = new KickOut
                {
                    Elephant = elephant,
                    Kind = (DecisionKind)random.Next(1, 5),
                    Wording = $"Decision {random.Next()} ✓",
                },
            },
            < 20 => On(elephant, ForLeaders[random.Next(ForLeaders.Count)]),
            20 => new Command
            {
                GoToStage = new GoToStage { From = seen.Stage, To = (Stage)random.Next(3, 6) },
            },
            21 => new Command { Reveal = new Reveal { Round = seen.Round } },
            22 => Owned(random, first[random.Next(first.Count)]),
            _ => new Command { PutBack = new PutBack { Elephant = elephant } },
        };
    }

    private static Command On(ulong elephant, FieldDescriptor act)
    {
        var message = act.MessageType.Parser.ParseFrom([]);
        act.MessageType.FindFieldByName("elephant").Accessor.SetValue(message, elephant);
        var command = new Command();
        act.Accessor.SetValue(command, message);
        return command;
    }

    /// <summary>An act of the author of what the host wrote.</summary>
    private static Command Owned(Random random, ulong elephant) =>
        random.Next(3) switch
        {
            0 => new Command { Withdraw = new Withdraw { Elephant = elephant } },
            1 => new Command { Erase = new Erase { Elephant = elephant } },
            _ => new Command { Claim = new Claim { Elephant = elephant } },
        };
}
