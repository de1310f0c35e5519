using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>A transport that drops answers: three commands of ten are done, and their sender gets no answer.</summary>
internal sealed class LossyEntrance(IEntrance entrance, Random random)
{
    private const double Lost = 0.3;

    private int _lost;

    public int LostReplies => Volatile.Read(ref _lost);

    /// <summary>Null: the answer was lost.</summary>
    public async Task<Answer?> DoAsync(Membership membership, Command command)
    {
        var answer = await entrance.DoAsync(membership, command, CancellationToken.None);
        lock (random)
        {
            if (random.NextDouble() >= Lost)
            {
                return answer;
            }
        }
        Interlocked.Increment(ref _lost);
        return null;
    }
}
