using System.Diagnostics;
using ElephantBoard.Link.Seats;

namespace ElephantBoard.Benchmarks.Load;

/// <summary>The clients of one or more rooms. All watch; some move their own elephant.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private readonly List<LoadClient> _clients = [];

    public IReadOnlyList<LoadClient> Clients => _clients;

    public Tokens Tokens { get; } = new();

    public IReadOnlyList<LoadClient> Writers => [.. _clients.Where(client => client.Elephant != 0)];

    public async Task EnterAsync(
        LoadRoom room,
        Func<Membership, Tokens, LoadClient> connect,
        int writers,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < room.People.Count; i++)
        {
            var client = connect(room.People[i], Tokens);
            client.Elephant = i < writers ? room.Elephants[i] : 0;
            _clients.Add(client);
            await client.StartAsync(room.Place.Sequence, room.Place.Epoch, cancellationToken);
        }
    }

    /// <summary>Sends moves at a constant total rate, round robin over the writers, without waiting for answers.</summary>
    public void Drive(double rate, TimeSpan duration, Action<double> progress, CancellationToken cancellationToken)
    {
        var writers = Writers;
        var begun = Stopwatch.GetTimestamp();
        long sent = 0;
        while (true)
        {
            var elapsed = Stopwatch.GetElapsedTime(begun);
            if (elapsed >= duration)
            {
                return;
            }
            cancellationToken.ThrowIfCancellationRequested();
            var due = (long)(elapsed.TotalSeconds * rate);
            for (; sent < due; sent++)
            {
                Move(writers[(int)(sent % writers.Count)]);
            }
            Flush(writers);
            progress(elapsed / duration);
            Thread.Sleep(1);
        }
    }

    /// <summary>Keeps a number of commands of each writer in flight.</summary>
    public void Press(int window, TimeSpan duration, Action<double> progress, CancellationToken cancellationToken)
    {
        var writers = Writers;
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) is var elapsed && elapsed < duration)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var writer in writers)
            {
                for (var free = window - writer.Waiting; free > 0; free--)
                {
                    Move(writer);
                }
            }
            Flush(writers);
            progress(elapsed / duration);
            Thread.Sleep(1);
        }
    }

    /// <summary>Waits until every command is answered and delivered to every client. Returns the number of missing deliveries.</summary>
    public async Task<long> SettleAsync(TimeSpan bound, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var answered = _clients.All(client => client.Waiting == 0);
            var missing = Missing();
            if ((answered && missing == 0) || Stopwatch.GetElapsedTime(begun) > bound)
            {
                return missing;
            }
            if (_clients.FirstOrDefault(client => client.Broken is not null) is { } broken)
            {
                throw new InvalidOperationException($"A connection broke: {broken.Broken!.Message}", broken.Broken);
            }
            await Task.Delay(5, cancellationToken);
        }
    }

    public void Reset()
    {
        foreach (var client in _clients)
        {
            client.Reset();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }
    }

    private long Missing()
    {
        long missing = 0;
        foreach (var room in _clients.GroupBy(client => client.Membership.Code))
        {
            var accepted = room.Sum(client => client.Tally.Accepted);
            missing += room.Sum(client => accepted - client.Tally.Deliveries);
        }
        return missing;
    }

    private void Move(LoadClient writer)
    {
        var (x, y) = Tokens.Take();
        writer.Move(x, y);
    }

    private static void Flush(IReadOnlyList<LoadClient> writers)
    {
        foreach (var writer in writers)
        {
            writer.Flush();
        }
    }
}
