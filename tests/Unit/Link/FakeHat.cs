using System.Security.Cryptography;
using ElephantBoard.Link.Transports;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Tests.Unit.Link;

/// <summary>The private side of a room, as strict as the protocol: one pocket a round, one command at a time, no gap.</summary>
internal sealed class FakeHat
{
    private readonly Dictionary<ulong, Pocket> _pockets = [];
    private readonly Dictionary<ulong, ByteString> _keys = [];
    private readonly Dictionary<ulong, PocketCommand> _last = [];
    private int _inFlight;

    /// <summary>The round that is open.</summary>
    public ulong Round { get; set; } = 1;

    /// <summary>Commands that arrive are done, but their answers get lost.</summary>
    public int LoseAnswers { get; set; }

    public List<PocketCommand> Arrived { get; } = [];

    public int Taken => _pockets.Count;

    /// <summary>The round of the question that is open; 0: none.</summary>
    public ulong Question { get; set; }

    /// <summary>What the server makes of a text.</summary>
    public Func<string, string> Normal { get; set; } = static text => text;

    public IReadOnlyList<PocketItem> Items => ItemsOf(Round);

    public IReadOnlyList<DraftItem> Drafts => [.. Items.Select(item => item.Draft).OfType<DraftItem>()];

    public IReadOnlyList<PocketItem> ItemsOf(ulong round) =>
        _pockets.TryGetValue(round, out var pocket) ? pocket.Items : [];

    /// <summary>Commands wait for it before they are done; null: they do not.</summary>
    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Why an item is refused; unspecified: it is not.</summary>
    public Func<PocketItem, RefusalCode> RefuseItem { get; set; } = static _ => RefusalCode.Unspecified;

    /// <summary>Refusals of the next requests to take a pocket.</summary>
    public Queue<RefusalCode> RefuseTaking { get; } = [];

    /// <summary>Raised after each act on a pocket.</summary>
    public event Action? Acted;

    public Task<Kept> TakeAsync(TakePocketRequest request)
    {
        if (RefuseTaking.TryDequeue(out var code))
        {
            return Task.FromResult(Refuse(code));
        }
        if (!IsOpen(request.Round))
        {
            return Task.FromResult(Refuse(RefusalCode.RoundClosed));
        }
        if (!_keys.TryAdd(request.Round, request.Key) && _keys[request.Round] != request.Key)
        {
            return Task.FromResult(Refuse(RefusalCode.PocketTaken));
        }
        _pockets.TryAdd(request.Round, new() { Round = request.Round });
        Acted?.Invoke();
        return Task.FromResult(new Kept());
    }

    public async Task<Kept> KeepAsync(PocketCommand command)
    {
        if (Interlocked.Increment(ref _inFlight) != 1)
        {
            throw new InvalidOperationException("Two pocket commands in flight.");
        }
        await Task.Yield();
        if (Gate is { } gate)
        {
            await gate.Task;
        }
        Arrived.Add(command.Clone());
        var kept = Do(command);
        Interlocked.Decrement(ref _inFlight);
        Acted?.Invoke();
        if (LoseAnswers > 0)
        {
            LoseAnswers--;
            throw new LinkBrokenException();
        }
        return kept;
    }

    public ReadPocketResponse Read(ReadPocketRequest request) =>
        Of(request.Round, request.Secret) is { } pocket
            ? new() { Pocket = pocket.Clone() }
            : new() { Refusal = new() { Code = RefusalCode.NoPocket } };

    private bool IsOpen(ulong round) => round == Round || (round != 0 && round == Question);

    private static Kept Refuse(RefusalCode code) => new() { Refusal = new() { Code = code } };

    private Pocket? Of(ulong round, ByteString secret) =>
        _keys.TryGetValue(round, out var key) && SHA256.HashData(secret.Span).AsSpan().SequenceEqual(key.Span)
            ? _pockets[round]
            : null;

    private Kept Do(PocketCommand command)
    {
        if (!IsOpen(command.Round))
        {
            return Refuse(RefusalCode.RoundClosed);
        }
        if (Of(command.Round, command.Secret) is not { } pocket)
        {
            return Refuse(RefusalCode.NoPocket);
        }
        if (command.Counter == pocket.Counter && command.Equals(_last.GetValueOrDefault(command.Round)))
        {
            return new();
        }
        if (command.Counter != pocket.Counter + 1)
        {
            return Refuse(RefusalCode.PocketOrder);
        }
        if (command.Put is { } put && RefuseItem(put) is var refused and not RefusalCode.Unspecified)
        {
            return Refuse(refused);
        }
        if (command.Put?.Draft is { Text.Length: 0 })
        {
            return Refuse(RefusalCode.TextEmpty);
        }
        pocket.Counter++;
        _last[command.Round] = command.Clone();
        var key = command.Put?.Key ?? command.Remove?.Key;
        if (pocket.Items.FirstOrDefault(kept => kept.Key == key) is { } older)
        {
            pocket.Items.Remove(older);
        }
        if (command.Put?.Clone() is { } item)
        {
            if (item.Draft is { } draft)
            {
                draft.Text = Normal(draft.Text);
            }
            pocket.Items.Add(item);
        }
        return new();
    }
}
