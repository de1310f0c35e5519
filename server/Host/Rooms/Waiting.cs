using System.Diagnostics;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Host.Rooms;

/// <summary>A command that waits for its room's turn. Answered once, after the turn is on disk.</summary>
/// <param name="activity">Of a public command; none otherwise.</param>
internal sealed class Waiting(Func<RoomTurn, IMessage> decide, Func<Refusal, IMessage> refuse, ActivityContext activity)
{
    private readonly TaskCompletionSource<byte[]> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IMessage? _decided;

    public ActivityContext Activity => activity;

    public Task<byte[]> Answer => _answer.Task;

    /// <summary>When it throws, the turn is as it was before.</summary>
    public void Decide(RoomTurn turn) => _decided = turn.Attempt(decide);

    /// <summary>The turn is on disk.</summary>
    public void Settle() => _answer.TrySetResult(_decided!.ToByteArray());

    /// <summary>The turn, or this command alone, came to nothing.</summary>
    public void Refuse(Refusal refusal) => _answer.TrySetResult(refuse(refusal).ToByteArray());
}
