using System.Diagnostics;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>A command that waits for its room's next batch. Completed once, after the batch is on disk.</summary>
/// <param name="activity">The activity of a public command; none for private ones.</param>
/// <param name="sender">The sender of a private command: commands of others never affect when it completes.</param>
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

    /// <summary>Decides the command in a batch. If that throws, the batch stays as it was before.</summary>
    public void Execute(CommandBatch batch) => _decided = batch.Attempt(decide);

    /// <summary>Completes the command now if each of these working states gives the same result and the command changes nothing: a refusal does not
    /// wait for the commit in progress. The states must not be used afterwards.</summary>
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

    /// <summary>Returns null when the command changes the state or cannot be decided; the batch then determines the result.</summary>
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

    /// <summary>Completes the command after its batch is on disk.</summary>
    public void Complete() => _answer.TrySetResult(_decided!.ToByteArray());

    /// <summary>Completes the command with a refusal: its batch, or this command alone, failed.</summary>
    public void Refuse(Refusal refusal) => _answer.TrySetResult(refuse(refusal).ToByteArray());
}
