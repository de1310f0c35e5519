using ElephantBoard.Timeline;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>Commands as people at once give them: most are possible, some are not any more.</summary>
internal static class RandomActs
{
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
            < 14 => new Command { BringBack = new BringBack { Elephant = elephant } },
            < 17 => new Command
            {
                KickOut = new KickOut
                {
                    Elephant = elephant,
                    Kind = (DecisionKind)random.Next(1, 5),
                    Wording = $"Decision {random.Next()} ✓",
                },
            },
            17 => new Command { SetAside = new SetAside { Elephant = elephant } },
            18 or 19 => new Command { PutBack = new PutBack { Elephant = elephant } },
            20 => new Command
            {
                GoToStage = new GoToStage { From = seen.Stage, To = (Stage)random.Next(3, 6) },
            },
            21 => new Command { Reveal = new Reveal { Round = seen.Round } },
            22 => Owned(random, first[random.Next(first.Count)]),
            _ => new Command { EraseByHost = new EraseByHost { Elephant = elephant } },
        };
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
