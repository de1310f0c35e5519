using System.Buffers.Binary;
using System.Security.Cryptography;
using ElephantBoard.Host.Rooms;
using ElephantBoard.Log;
using ElephantBoard.V1;

namespace ElephantBoard.Tests.Integration.Private.Attack;

/// <summary>Decrypts the private images in stolen files with the server's secret and every nonce that the files still have.</summary>
internal static class StolenImages
{
    private const int GcmNonceSize = 12;

    /// <summary>Returns every version of the private state that can be decrypted, the newest first.</summary>
    public static IEnumerable<RoundRecord> Read(StolenFiles files, byte[] secret, Guid room)
    {
        var nonces = files
            .History(
                StolenFiles.Rooms,
                $"SELECT key, value FROM rows JOIN contents ON contents.id = content WHERE kind = {(int)RowKind.HatNonce}",
                row => (Round: (byte[])row[0], Nonce: (byte[])row[1])
            )
            .SelectMany(rows => rows)
            .DistinctBy(row => Convert.ToHexString(row.Nonce))
            .ToList();
        var images = files
            .History(
                StolenFiles.Pockets,
                "SELECT round, value FROM images WHERE room <> zeroblob(16)",
                row => (Round: (byte[])row[0], Image: (byte[])row[1])
            )
            .SelectMany(rows => rows)
            .DistinctBy(row => Convert.ToHexString(row.Image.AsSpan(0, GcmNonceSize)));
        foreach (var (round, image) in images)
        {
            foreach (var (_, nonce) in nonces.Where(row => row.Round.AsSpan().SequenceEqual(round)))
            {
                var number = BinaryPrimitives.ReadUInt64BigEndian(round);
                if (Open(new HatCipher(secret, room, number, nonce), image) is { } record)
                {
                    yield return record;
                }
            }
        }
    }

    private static RoundRecord? Open(HatCipher cipher, byte[] image)
    {
        try
        {
            return RoundRecord.Parser.ParseFrom(cipher.Open(image));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
