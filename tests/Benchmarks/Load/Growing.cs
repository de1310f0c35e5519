namespace ElephantBoard.Benchmarks.Load;

/// <summary>A byte queue: written at the end, read from the start.</summary>
internal sealed class Growing(int size)
{
    private byte[] _bytes = new byte[size];
    private int _start;
    private int _end;

    public ReadOnlySpan<byte> Filled => _bytes.AsSpan(_start, _end - _start);

    public ReadOnlyMemory<byte> FilledMemory => _bytes.AsMemory(_start, _end - _start);

    public bool IsEmpty => _start == _end;

    /// <summary>Returns free space for at least this many bytes.</summary>
    public Memory<byte> Free(int min)
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }
        if (_bytes.Length - _end < min)
        {
            var target = _end - _start + min > _bytes.Length ? new byte[(_end - _start + min) * 2] : _bytes;
            _bytes.AsSpan(_start, _end - _start).CopyTo(target);
            (_bytes, _start, _end) = (target, 0, _end - _start);
        }
        return _bytes.AsMemory(_end);
    }

    public void Put(int count) => _end += count;

    public void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free(bytes.Length).Span);
        _end += bytes.Length;
    }

    public void Take(int count) => _start += count;
}
