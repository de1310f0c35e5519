using System.Security.Cryptography;
using ElephantBoard.V1;
using Google.Protobuf;

namespace ElephantBoard.Link;

/// <summary>Makes private requests of few sizes, so that who sees the wire does not learn how long a text is.</summary>
public static class Padding
{
    /// <summary>Bytes of a pocket command as it travels; a longer one has a multiple of the last.</summary>
    public static readonly IReadOnlyList<int> Steps = [1024, 4096, 16384];

    /// <summary>The least step that holds so many bytes.</summary>
    public static int StepOf(int bytes)
    {
        foreach (var step in Steps)
        {
            if (bytes <= step)
            {
                return step;
            }
        }
        var last = Steps[^1];
        return (bytes + last - 1) / last * last;
    }

    /// <summary>The command with noise in it, so that its protobuf form has exactly the size of a step.</summary>
    public static PocketCommand Protobuf(PocketCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var padded = command.Clone();
        padded.Padding = ByteString.Empty;
        var bare = padded.CalculateSize();
        for (var size = StepOf(bare + 2); ; size = StepOf(size + 1))
        {
            for (var noise = size - bare - 5; noise <= size - bare - 2; noise++)
            {
                if (noise > 0 && 1 + CodedOutputStream.ComputeLengthSize(noise) + noise == size - bare)
                {
                    padded.Padding = Noise(noise);
                    return padded;
                }
            }
        }
    }

    /// <summary>The command as proto3 JSON of exactly the size of a step in UTF-8: noise, and what base64 cannot fill, in blanks.</summary>
    public static byte[] Json(PocketCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var padded = command.Clone();
        padded.Padding = ByteString.Empty;
        // One byte of noise is four signs of base64.
        const int LeastNoise = 4;
        var bare = Wire.Format(padded).Length + ", \"padding\": \"\"".Length;
        var size = StepOf(bare + LeastNoise);
        padded.Padding = Noise((size - bare) / 4 * 3);
        var json = Wire.Format(padded);
        var bytes = new byte[size];
        json.CopyTo(bytes, 0);
        bytes.AsSpan(json.Length).Fill((byte)' ');
        return bytes;
    }

    private static ByteString Noise(int bytes) =>
        UnsafeByteOperations.UnsafeWrap(RandomNumberGenerator.GetBytes(bytes));
}
