using System.Numerics;

namespace ElephantBoard.Tests.Desktop;

/// <summary>Others who move elephants of a room 20 times a second, until it is disposed.</summary>
internal sealed class Stirring : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly SeenRoom _room;
    private readonly int[] _elephants;
    private readonly Task _runs;
    private int _moves;

    public Stirring(SeenRoom room, int[] elephants)
    {
        (_room, _elephants) = (room, elephants);
        _runs = RunAsync();
    }

    /// <summary>Waits until so many moves more were accepted.</summary>
    public async Task MovedAsync(int more)
    {
        var until = Volatile.Read(ref _moves) + more;
        await _room.Screen.TillAsync(
            async () =>
            {
                if (_runs.IsCompleted)
                {
                    await _runs;
                }
                return Volatile.Read(ref _moves) >= until;
            },
            () => $"The others made {Volatile.Read(ref _moves)} moves, {until} were wanted."
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _runs;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!_end.IsCancellationRequested)
        {
            await beat.WaitForNextTickAsync();
            var elephant = _elephants[_moves % _elephants.Length];
            // Each in a part of the floor of its own: nothing is hidden behind another, or behind the card at the foot.
            var to =
                elephant == 1 ? new Vector2(780, 600 + (_moves * 7 % 40)) : new Vector2(1240, 400 + (_moves * 7 % 200));
            await _room.MoveAsync(elephant, to);
            Interlocked.Increment(ref _moves);
        }
    }
}
