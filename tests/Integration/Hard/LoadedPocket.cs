using ElephantBoard.Link.Seats;
using ElephantBoard.Link.Transports;
using ElephantBoard.Timeline;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Integration.Hard;

/// <summary>Keeps one draft again and again, each time with other words, and knows which ones were acknowledged.</summary>
internal sealed class LoadedPocket(IEntrance entrance, Membership membership, SeatKeys keys, ulong round)
{
    private readonly ByteString _draft = ByteString.CopyFrom(new byte[Secrets.DraftSize]);
    private readonly ByteString _secret = ByteString.CopyFrom(
        Secrets.PocketSecret(keys.PocketMaster.Span, membership.Room.Span, round)
    );
    private volatile TaskCompletionSource _up = Opened();
    private volatile bool _stopped;

    public uint Acknowledged { get; private set; }

    public void Stop() => _stopped = true;

    /// <summary>Call this before the server stops: clients that find it down wait until it is up.</summary>
    public void Down() => _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Up() => _up.TrySetResult();

    public async Task KeepOnAsync()
    {
        var key = ByteString.CopyFrom(Secrets.PocketKey(_secret.Span));
        Kept(await AskAsync(() => entrance.TakePocketAsync(membership, new() { Round = round, Key = key }, default)));
        while (!_stopped)
        {
            var command = Command(Acknowledged + 1);
            Kept(await AskAsync(() => entrance.KeepAsync(membership, command, default)));
            Acknowledged++;
        }
    }

    /// <summary>The pocket stands where it was acknowledged last, with those words.</summary>
    public async Task CompareAsync()
    {
        var request = new ReadPocketRequest { Round = round, Secret = _secret };
        var response = await entrance.ReadPocketAsync(membership, request, default);
        Assert.Null(response.Refusal);
        Assert.Equal(Acknowledged, response.Pocket.Counter);
        Assert.Equal(Command(Acknowledged).Put, Assert.Single(response.Pocket.Items));
    }

    private PocketCommand Command(uint counter) =>
        new()
        {
            Round = round,
            Secret = _secret,
            Counter = counter,
            Put = new PocketItem
            {
                Key = _draft,
                Version = counter,
                Draft = new DraftItem
                {
                    Text = $"Words number {counter}",
                    Tag = ByteString.CopyFrom(new byte[Secrets.Size]),
                },
            },
        };

    private static void Kept(Kept kept) => Assert.Null(kept.Refusal);

    /// <summary>Asks until there is an answer that says something.</summary>
    private async Task<Kept> AskAsync(Func<Task<Kept>> ask)
    {
        while (true)
        {
            try
            {
                var kept = await ask();
                if (kept.Refusal?.Code != RefusalCode.AskAgain)
                {
                    return kept;
                }
            }
            catch (LinkBrokenException)
            {
                await _up.Task;
            }
        }
    }

    private static TaskCompletionSource Opened()
    {
        var opened = new TaskCompletionSource();
        opened.SetResult();
        return opened;
    }
}
