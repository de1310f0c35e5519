using System.Diagnostics;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>A command that waits for its room's turn. Answered once, after the turn is on disk.</summary>
/// <param name="activity">Of a public command; none otherwise.</param>
/// <param name="sender">Whom a private command is from: others' never decide when it is answered.</param>
internal sealed class PendingCommand(
    Func<CommandBatch, IMessage> decide,
    Func<Refusal, IMessage> refuse,
    ActivityContext activity,
    ByteString? sender = null
)
{
    private readonly TaskCompletionSource<byte[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IMessage? _decided;

    public ActivityContext Activity => activity;

    public Task<byte[]> Answer => _answer.Task;
    public ByteString? Sender => sender;

    /// <summary>When it throws, the turn is as it was before.</summary>
    public void Execute(CommandBatch batch) => _decided = batch.Attempt(decide);

    /// <summary>Answers it now if that is the answer on each of these working states and nothing changes by it: a refusal does not
    /// wait for the commit in progress. The states are not to be used afterwards.</summary>
    public bool TryAnswer(params ReadOnlySpan<CommandBatch> states)
    {
        IMessage? answer = null;
        foreach (var state in states)
        {
            if (Attempt(state) is not { } decided || !(answer ?? decided).Equals(decided))
            {
                return false;
            }
            answer = decided;
        }
        return _answer.TrySetResult(answer!.ToByteArray());
    }

    /// <summary>Null when it changes something, or cannot be decided: the turn says why.</summary>
    private IMessage? Attempt(CommandBatch state)
    {
        try
        {
            var decided = state.Attempt(decide);
            return state.IsEmpty ? decided : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>The turn is on disk.</summary>
    public void Complete() => _answer.TrySetResult(_decided!.ToByteArray());

    /// <summary>The turn, or this command alone, came to nothing.</summary>
    public void Refuse(Refusal refusal) => _answer.TrySetResult(refuse(refusal).ToByteArray());
}
