using ElephantBoard.Rules;
using ElephantBoard.V1;
using Google.Protobuf;
using Orleans.Concurrency;

namespace ElephantBoard.Host.Rooms;

/// <summary>Runs public commands.</summary>
internal sealed partial class RoomGrain
{
    public async Task<Immutable<byte[][]>> Do(uint participant, byte[] secret, Immutable<byte[][]> commands)
    {
        var answers = new Task<byte[]>[commands.Value.Length];
        for (var at = 0; at < answers.Length; at++)
        {
            answers[at] = Do(participant, secret, commands.Value[at]);
        }
        return new(await Task.WhenAll(answers));
    }

    private Task<byte[]> Do(uint participant, byte[] secret, byte[] bytes)
    {
        Command command;
        try
        {
            command = Command.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return Bytes(new Answer { Refusal = Refusals.Malformed("message") });
        }
        // The same command has many encodings. A repeated one is recognized by this one.
        var content = command.ToByteArray();
        Func<CommandBatch, IMessage> decide = batch => batch.Do(participant, secret, command, content);
        Func<Refusal, IMessage> refuse = refusal => new Answer { Refusal = refusal };
        return BeatCommands.Contains(command.ActCase) ? EnqueuePrivate(null, decide, refuse) : Enqueue(decide, refuse);
    }
}
