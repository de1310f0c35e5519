using System.Threading.Channels;
using ElephantBoard.Link.Outbox;
using Google.Protobuf;

namespace ElephantBoard.Link.Seats;

/// <summary>
/// What a user has begun to write and not sent, by the key of its form. It is stored on this device soon after each change, so that a
/// window that closes loses nothing and a crash little. Thread-safe.
/// </summary>
public sealed class UnsavedInput
{
    /// <summary>Time from a change to its write: a disk need not follow each key.</summary>
    public static readonly TimeSpan WriteDelay = TimeSpan.FromSeconds(0.5);

    private readonly IOutboxStore _store;
    private readonly SemaphoreSlim _storing;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _inputs = [];
    private readonly HashSet<string> _changed = [];
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <param name="storing">Lock for the store.</param>
    internal UnsavedInput(IOutboxStore store, SemaphoreSlim storing, TimeProvider time) =>
        (_store, _storing, _time) = (store, storing, time);

    public bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _inputs.Count == 0;
            }
        }
    }

    /// <summary>Reads what an earlier run left. Call it once, before any other member.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await _storing.WaitAsync(cancellationToken);
        try
        {
            foreach (var entry in await _store.ReadAsync(cancellationToken))
            {
                if (entry.Is(OutboxEntryKind.Input))
                {
                    _inputs[entry.Key] = entry.Value.ToArray();
                }
            }
        }
        finally
        {
            _storing.Release();
        }
    }

    /// <summary>Returns the input of a form, or null if there is none that this build can read.</summary>
    public T? Get<T>(string form, MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        ArgumentNullException.ThrowIfNull(parser);
        lock (_gate)
        {
            return _inputs.TryGetValue(KeyOf(form), out var input) ? OutboxEntryKind.Parse(parser, input) : null;
        }
    }

    /// <summary>Sets the input of a form; null removes it.</summary>
    public void Set(string form, IMessage? input)
    {
        var key = KeyOf(form);
        lock (_gate)
        {
            var before = _inputs.GetValueOrDefault(key);
            var after = input?.ToByteArray();
            if (before is null ? after is null : after is not null && before.AsSpan().SequenceEqual(after))
            {
                return;
            }
            if (after is null)
            {
                _inputs.Remove(key);
            }
            else
            {
                _inputs[key] = after;
            }
            _changed.Add(key);
            _wake.Writer.TryWrite(true);
        }
    }

    /// <summary>Writes changes a moment after they were made, until canceled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _wake.Reader.ReadAsync(cancellationToken);
            await Task.Delay(WriteDelay, _time, cancellationToken);
            await WriteAsync();
        }
    }

    /// <summary>Writes all changes now. Those that the disk does not take are written with the next change.</summary>
    internal async Task WriteAsync()
    {
        await _storing.WaitAsync();
        try
        {
            foreach (var (key, input) in Changed())
            {
                await (
                    input is null
                        ? _store.RemoveAsync(key, CancellationToken.None)
                        : _store.PutAsync(new(key, input), CancellationToken.None)
                );
                lock (_gate)
                {
                    if (_inputs.GetValueOrDefault(key) == input)
                    {
                        _changed.Remove(key);
                    }
                }
            }
        }
        catch (IOException)
        {
            // The user still has the text on the screen, and nothing called it saved.
        }
        finally
        {
            _storing.Release();
        }
    }

    private List<(string Key, byte[]? Input)> Changed()
    {
        lock (_gate)
        {
            return [.. _changed.Select(key => (key, _inputs.GetValueOrDefault(key)))];
        }
    }

    private static string KeyOf(string form) => OutboxEntryKind.Input + form;
}
