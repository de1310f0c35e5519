using System.Diagnostics.CodeAnalysis;

namespace ElephantBoard.Host.Keys;

/// <summary>A cache of at most a number of values that keeps at least the half that was used last. Safe for use by many threads.</summary>
/// <remarks>Values are in two generations. A used one moves to the young generation; when that is full, it becomes the old one, and the old one is
/// dropped.</remarks>
internal sealed class RecentlyUsed<TKey, TValue>(int maxCount)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            if (_young.TryGetValue(key, out value))
            {
                return true;
            }
            if (!_old.Remove(key, out value))
            {
                return false;
            }
            AddYoung(key, value);
            return true;
        }
    }

    public void Add(TKey key, TValue value)
    {
        lock (_lock)
        {
            _old.Remove(key);
            AddYoung(key, value);
        }
    }

    public void Remove(TKey key)
    {
        lock (_lock)
        {
            _young.Remove(key);
            _old.Remove(key);
        }
    }

    private void AddYoung(TKey key, TValue value)
    {
        _young[key] = value;
        if (_young.Count >= maxCount / 2)
        {
            (_young, _old) = ([], _young);
        }
    }
}
