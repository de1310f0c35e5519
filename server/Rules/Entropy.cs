using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ElephantBoard.Rules;

/// <summary>Creates random numbers from the caller's seed: the same seed gives the same decision. The seed is not stored.</summary>
public sealed class Entropy
{
    private readonly byte[] _block = new byte[Digest.Size];
    private readonly byte[] _input = new byte[Digest.Size + 8];
    private ulong _counter;
    private int _used = Digest.Size;

    /// <param name="seed">32 bytes from a cryptographic source.</param>
    public Entropy(ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, Digest.Size);
        seed.CopyTo(_input);
    }

    public void Fill(Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            if (_used == _block.Length)
            {
                BinaryPrimitives.WriteUInt64BigEndian(_input.AsSpan(Digest.Size), _counter++);
                SHA256.HashData(_input, _block);
                _used = 0;
            }
            var count = Math.Min(destination.Length, _block.Length - _used);
            _block.AsSpan(_used, count).CopyTo(destination);
            _used += count;
            destination = destination[count..];
        }
    }

    /// <summary>Returns any number except 0.</summary>
    public ulong NextId()
    {
        Span<byte> bytes = stackalloc byte[8];
        ulong id;
        do
        {
            Fill(bytes);
            id = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        } while (id == 0);
        return id;
    }

    /// <summary>Returns a number from 0 to <paramref name="below"/> - 1, all equally likely to within 2^-32.</summary>
    public int Next(int below)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        return (int)(NextId() % (ulong)below);
    }

    /// <summary>Shuffles a list.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }
}
