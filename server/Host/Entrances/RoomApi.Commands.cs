using ElephantBoard.Host.Keys;
using ElephantBoard.Host.Telemetry;
using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Entrances;

/// <summary>Runs public commands.</summary>
internal sealed partial class RoomApi
{
    /// <summary>First byte of every Answer that accepts: the tag of its field. Answers are not parsed here unless they refuse.</summary>
    private const byte AcceptedTag = (Answer.AcceptedFieldNumber << 3) | (byte)WireFormat.WireType.LengthDelimited;

    public async Task<Answer> DoAsync(Caller caller, Command command) =>
        Answer.Parser.ParseFrom((await DoAsync(caller, [command.ToByteArray()]))[0]);

    /// <summary>Runs commands of one caller in their order, with one call of the room.</summary>
    /// <param name="commands">Serialized Commands. Not changed.</param>
    /// <returns>A serialized Answer for each command, in the same order.</returns>
    public async Task<byte[][]> DoAsync(Caller caller, byte[][] commands)
    {
        using var activity = Activities.Command();
        var answers = await DecideAsync(caller, commands);
        Refusal? first = null;
        for (var at = 0; at < answers.Length; at++)
        {
            var refusal = answers[at] is [AcceptedTag, ..] ? null : Answer.Parser.ParseFrom(answers[at]).Refusal;
            if (refusal?.Code is RefusalCode.Token or RefusalCode.NoRoom)
            {
                refusal = _admissions.Refuse(caller.Token, refusal, caller.Address);
                answers[at] = Refused(refusal);
            }
            first ??= refusal;
            _instruments.Answered(refusal);
        }
        activity.Answered(first);
        return answers;
    }

    /// <summary>Answers what is refused before the room is asked, and lets the room decide the rest.</summary>
    private async Task<byte[][]> DecideAsync(Caller caller, byte[][] commands)
    {
        var answers = new byte[commands.Length][];
        var fitting = new List<int>(commands.Length);
        for (var at = 0; at < commands.Length; at++)
        {
            if (commands[at].Length > _limits.MessageBytes)
            {
                answers[at] = Refused(Refusals.Limit(RefusalCode.MessageTooBig, _limits.MessageBytes));
            }
            else
            {
                fitting.Add(at);
            }
        }
        if (fitting.Count == 0)
        {
            return answers;
        }
        var (who, refusal) = await _admissions.RecallAsync(caller.Token);
        if (who is null)
        {
            fitting.ForEach(at => answers[at] = Refused(refusal!));
            return answers;
        }
        var admitted = fitting.FindAll(at => IsInTime(who, out answers[at]));
        if (admitted.Count > 0)
        {
            byte[][] taken = admitted.Count == commands.Length ? commands : [.. admitted.Select(at => commands[at])];
            var decided = (await who.Grain.Do(who.Number, who.Secret, new(taken))).Value;
            for (var number = 0; number < decided.Length; number++)
            {
                answers[admitted[number]] = decided[number];
            }
        }
        return answers;
    }

    private bool IsInTime(AdmittedParticipant who, out byte[] refused)
    {
        using var pace = _commands.AttemptAcquire(who);
        refused = pace.IsAcquired ? [] : Refused(Refusals.Limit(RefusalCode.TooFast, _limits.CommandsPerSecond));
        return pace.IsAcquired;
    }

    private static byte[] Refused(Refusal refusal) => new Answer { Refusal = refusal }.ToByteArray();
}
